package io.langyan.monitoring.imports.drop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Looks into a file that may still grow; never through a symbolic link. */
final class FilePart {

    private static final int BUFFER = 64 * 1024;

    private FilePart() {}

    /** Where whole lines end, and how many there are. */
    record Lines(long end, long count) {}

    /** SHA-256 of the first bytes. */
    static String hash(Path file, long bytes) throws IOException {
        MessageDigest digest = sha256();
        each(file, 0, bytes, (buffer, offset) -> digest.update(buffer));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The lines from an offset up to another; what follows the last line end is none yet. */
    static Lines lines(Path file, long from, long to) throws IOException {
        long[] found = {from, 0};
        each(file, from, to, (buffer, offset) -> {
            for (int i = 0; buffer.hasRemaining(); i++) {
                if (buffer.get() == '\n') {
                    found[0] = offset + i + 1;
                    found[1]++;
                }
            }
        });
        return new Lines(found[0], found[1]);
    }

    /** In UTF-16 a byte that looks like a line end may be half a character. */
    static boolean isWide(Path file) throws IOException {
        try (SeekableByteChannel channel = open(file)) {
            ByteBuffer mark = ByteBuffer.allocate(2);
            channel.read(mark);
            int value = mark.position() < 2 ? 0 : (mark.get(0) & 0xFF) << 8 | mark.get(1) & 0xFF;
            return value == 0xFEFF || value == 0xFFFE;
        }
    }

    private interface BytesTaker {
        void take(ByteBuffer bytes, long offset);
    }

    private static void each(Path file, long from, long to, BytesTaker taker) throws IOException {
        try (SeekableByteChannel channel = open(file).position(from)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long offset = from;
            while (offset < to) {
                buffer.clear().limit((int) Math.min(BUFFER, to - offset));
                int n = channel.read(buffer);
                if (n < 0) {
                    throw new IOException("the file became shorter while it was read");
                }
                taker.take(buffer.flip(), offset);
                offset += n;
            }
        }
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
