package io.langyan.incident.timeline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Verifies an exported timeline offline: {@code FILE [PUBLIC_KEY]}. Exit code 0 intact, 1 broken (the first bad line is
 * named), 2 not usable. PUBLIC_KEY is the {@code key} that {@code GET /api/incidents/keys} answers; without it only the file's own
 * key is used, so compare the printed id.
 */
public final class VerifyTimelineCommand {

    private VerifyTimelineCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        if (arguments.length < 1 || arguments.length > 2) {
            out.println("usage: verify-timeline FILE [PUBLIC_KEY]");
            return 2;
        }
        try {
            var key = Optional.of(arguments)
                    .filter(given -> given.length == 2)
                    .map(given -> TimelineKey.publicKey(given[1]));
            return say(VerifyTimeline.of(lines(Path.of(arguments[0])), key), key.isPresent(), out);
        } catch (IOException | IllegalArgumentException unusable) {
            out.println("cannot verify " + arguments[0] + ": " + unusable.getMessage());
            return 2;
        }
    }

    private static int say(VerifyTimeline.Finding finding, boolean trusted, PrintStream out) {
        if (finding instanceof VerifyTimeline.Broken broken) {
            out.printf("BROKEN at entry %d: %s%n", broken.line(), broken.why());
            return 1;
        }
        var intact = (VerifyTimeline.Intact) finding;
        out.printf(
                "intact: %d entries, %d payloads erased, signed by key %s%n",
                intact.entries(), intact.erased(), intact.keyId());
        if (!trusted) {
            out.println("compare the key id with GET /api/incidents/keys, or give the public key as second argument");
        }
        return 0;
    }

    /** Bytes that are no UTF-8 spoil their own line only, so that it can be named. */
    private static List<String> lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> lines = new java.util.ArrayList<>();
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                lines.add(text(Arrays.copyOfRange(bytes, start, end)));
                start = end + 1;
            }
        }
        if (start < bytes.length) {
            lines.add(text(Arrays.copyOfRange(bytes, start, bytes.length)));
        }
        return lines;
    }

    private static String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException malformed) {
            return "";
        }
    }
}
