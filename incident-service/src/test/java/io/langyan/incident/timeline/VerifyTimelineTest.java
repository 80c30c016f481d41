package io.langyan.incident.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.incident.timeline.VerifyTimeline.Broken;
import io.langyan.incident.timeline.VerifyTimeline.Intact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTimelineTest {

    private static final Instant AT = Instant.parse("2026-11-21T01:00:00.123Z");
    private static final TimelineKey KEY = newKey();

    private static TimelineKey newKey() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return TimelineKey.of(
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Five entries, with texts that try to look like two fields. */
    private static List<Entry> timeline(TimelineKey key) {
        List<Entry> entries = new ArrayList<>();
        Head head = Head.empty(UUID.fromString("01936f00-0000-7000-8000-000000000001"));
        for (int i = 0; i < 5; i++) {
            Note note = Note.by("陈\n,5:x", "statement.drafted", Map.of("text", "第" + i + "稿，“引号”\\n"));
            entries.add(Chain.next(head, note, AT.plusSeconds(i), new byte[] {1, 2, (byte) i}, key));
            head = Head.of(entries.get(i));
        }
        return entries;
    }

    private static List<String> exported(List<Entry> entries, TimelineKey key) {
        return Export.lines(entries, AT, key).lines().toList();
    }

    private static VerifyTimeline.Finding verified(List<String> lines) {
        return VerifyTimeline.of(lines, Optional.of(TimelineKey.publicKey(KEY.publicKey())));
    }

    @Test
    void whatWasWrittenIsIntact() {
        assertThat(verified(exported(timeline(KEY), KEY))).isEqualTo(new Intact(5, 0, KEY.id()));
    }

    /** R5: wherever one byte is changed, the line that holds it is named. */
    @Property(tries = 2000)
    void oneChangedByteIsNamed(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(min = 1, max = 255) int by)
            throws IOException {
        byte[] bytes = Export.lines(timeline(KEY), AT, KEY).getBytes(StandardCharsets.UTF_8);
        int changed = place % bytes.length;
        int line = 1
                + (int) new String(bytes, 0, changed, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        bytes[changed] ^= (byte) by;
        Path file = Files.createTempFile("timeline", ".ndjson");
        try {
            Files.write(file, bytes);
            var out = new ByteArrayOutputStream();
            int code = VerifyTimelineCommand.run(
                    new String[] {file.toString(), KEY.publicKey()},
                    new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(code).isEqualTo(1);
            assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("BROKEN at entry " + line + ":");
        } finally {
            Files.delete(file);
        }
    }

    /** R5: an entry changed and everything after it computed anew, without the key. */
    @Test
    void aChainComputedAnewIsNamedByItsSignature() {
        // Given
        var entries = timeline(KEY);
        var forged = new ArrayList<>(entries.subList(0, 2));
        Head head = Head.of(entries.get(1));
        for (Entry old : entries.subList(2, 5)) {
            var note = new Note(old.type(), old.source(), "somebody else", Map.of("text", "changed"));
            Entry anew = Chain.next(head, note, old.at(), new byte[] {9}, newKey());
            forged.add(anew);
            head = Head.of(anew);
        }
        // When
        var finding = verified(exported(forged, KEY));
        // Then
        assertThat(finding).isEqualTo(new Broken(3, "the signature does not hold: the chain was computed anew"));
    }

    /** R5: a payload erased. */
    @Test
    void anErasedPayloadLeavesTheChainWhole() {
        // Given
        var entries = timeline(KEY);
        entries.set(2, entries.get(2).withoutPayload());
        // When
        var finding = verified(exported(entries, KEY));
        // Then
        assertThat(finding).isEqualTo(new Intact(5, 1, KEY.id()));
    }

    @Test
    void aCutTimelineIsNoticedByItsHead() {
        // Given
        var lines = new ArrayList<>(exported(timeline(KEY), KEY));
        lines.remove(4);
        // When
        var finding = verified(lines);
        // Then
        assertThat(finding).isInstanceOf(Broken.class);
    }

    @Test
    void aTimelineSignedWhollyByAnotherKeyIsNotTrusted() {
        // Given
        var other = newKey();
        // When
        var finding = verified(exported(timeline(other), other));
        // Then
        assertThat(finding).isInstanceOf(Broken.class);
    }

    @Test
    void theCommandSaysWhichKeySigned(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("t.ndjson"), Export.lines(timeline(KEY), AT, KEY));
        var out = new ByteArrayOutputStream();
        // When
        int code = VerifyTimelineCommand.run(
                new String[] {file.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));
        // Then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("intact: 5 entries", KEY.id());
    }

    @Test
    void whatIsNoTimelineIsToldApartFromABrokenOne(@TempDir Path folder) {
        var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(VerifyTimelineCommand.run(new String[] {}, out)).isEqualTo(2);
        assertThat(VerifyTimelineCommand.run(
                        new String[] {folder.resolve("absent").toString()}, out))
                .isEqualTo(2);
    }
}
