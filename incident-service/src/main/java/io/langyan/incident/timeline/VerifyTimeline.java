package io.langyan.incident.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Verifies an exported timeline and names the first line that is not what was written. */
public final class VerifyTimeline {

    /** What was found. */
    public sealed interface Finding permits Intact, Broken {}

    /**
     * @param erased how many payloads were erased; the chain holds without them
     * @param keyId of the key that signed
     */
    public record Intact(long entries, long erased, String keyId) implements Finding {}

    /** @param line counted from 1; an entry's line is its sequence number */
    public record Broken(int line, String why) implements Finding {}

    private final List<String> lines;
    private final Optional<PublicKey> trusted;

    private VerifyTimeline(List<String> lines, Optional<PublicKey> trusted) {
        this.lines = lines;
        this.trusted = trusted;
    }

    /** @param trusted the key the service publishes; without it the key in the file is taken, and its id must be compared */
    public static Finding of(List<String> lines, Optional<PublicKey> trusted) {
        return new VerifyTimeline(lines, trusted).find();
    }

    private Finding find() {
        if (lines.size() < 2) {
            return new Broken(lines.size(), "too short: an export has at least one entry and the signed head");
        }
        Optional<Export.Closing> closing = read(lines.get(lines.size() - 1), Export.Closing.class);
        Optional<PublicKey> key = trusted.or(() -> closing.flatMap(VerifyTimeline::key));
        if (key.isEmpty()) {
            return new Broken(lines.size(), "the signed head cannot be read");
        }
        return entries(key.get()).orElseGet(() -> head(closing, key.get()));
    }

    private Optional<Finding> entries(PublicKey key) {
        Head head = null;
        for (int line = 1; line < lines.size(); line++) {
            Optional<Entry> entry = read(lines.get(line - 1), Entry.class);
            String wrong = entry.isEmpty() ? "no entry of a timeline" : wrong(entry.get(), line, head, key);
            if (wrong != null) {
                return Optional.of(new Broken(line, wrong));
            }
            head = Head.of(entry.get());
        }
        return Optional.empty();
    }

    private static String wrong(Entry entry, int seq, Head before, PublicKey key) {
        if (entry.seq() != seq || (before != null && !before.incident().equals(entry.incident()))) {
            return "the sequence is broken";
        }
        if (!entry.prev().equals(before == null ? Chain.ROOT : before.hash())) {
            return "it does not follow the entry before";
        }
        if (!entry.erased() && !payloadHash(entry).equals(entry.payloadHash())) {
            return "the payload is not what was hashed";
        }
        if (!Chain.hash(entry).equals(entry.hash())) {
            return "the entry is not what was hashed";
        }
        return TimelineKey.holds(key, Chain.signed(entry.hash()), entry.signature())
                ? null
                : "the signature does not hold: the chain was computed anew";
    }

    private static String payloadHash(Entry entry) {
        try {
            byte[] salt = HexFormat.of().parseHex(entry.salt());
            return HexFormat.of().formatHex(salt).equals(entry.salt()) ? Chain.payloadHash(salt, entry.payload()) : "";
        } catch (IllegalArgumentException | NullPointerException noSalt) {
            return "";
        }
    }

    private Finding head(Optional<Export.Closing> closing, PublicKey key) {
        Entry last = read(lines.get(lines.size() - 2), Entry.class).orElseThrow();
        boolean fits = closing.filter(head -> head.entries() == last.seq()
                        && head.head().equals(last.hash())
                        && head.incident().equals(last.incident())
                        && head.keyId().equals(TimelineKey.id(key))
                        && head.key().equals(TimelineKey.text(key))
                        && TimelineKey.holds(key, Chain.signed(Head.of(last), head.at()), head.signature()))
                .isPresent();
        return fits
                ? new Intact(last.seq(), erased(), TimelineKey.id(key))
                : new Broken(
                        lines.size(), "the signed head does not fit: entries were cut or added, or another key signed");
    }

    private long erased() {
        return lines.stream()
                .flatMap(line -> read(line, Entry.class).stream())
                .filter(Entry::erased)
                .count();
    }

    /** Only a line that is byte for byte what the service writes counts as read. */
    private static <T> Optional<T> read(String line, Class<T> type) {
        try {
            T value = Export.readerFor(type).readValue(line);
            return Optional.of(value).filter(read -> Export.line(read).equals(line));
        } catch (JsonProcessingException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> key(Export.Closing closing) {
        try {
            return Optional.of(TimelineKey.publicKey(closing.key()));
        } catch (IllegalArgumentException | NullPointerException wrong) {
            return Optional.empty();
        }
    }
}
