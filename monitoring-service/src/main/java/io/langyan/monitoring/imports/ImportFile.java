package io.langyan.monitoring.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file where it lies now, or the part of it that is new.
 *
 * @param from offset of the first byte wanted
 * @param to offset behind the last; what a crawler appends meanwhile is for the next time
 * @param linesBefore how many lines lie before {@code from}
 */
public record ImportFile(String name, Path path, long from, long to, long linesBefore) {

    public static ImportFile whole(String name, Path path) throws IOException {
        return new ImportFile(name, path, 0, Files.size(path), 0);
    }

    public long bytes() {
        return to - from;
    }

    InputStream open() throws IOException {
        return at(from);
    }

    /** Never through a symbolic link. */
    InputStream at(long offset) throws IOException {
        SeekableByteChannel channel =
                Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        return new UpTo(Channels.newInputStream(channel.position(offset)), to - offset);
    }

    /** Ends where the file was said to end. */
    private static final class UpTo extends FilterInputStream {

        private long left;

        UpTo(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int c = left > 0 ? super.read() : -1;
            left -= c < 0 ? 0 : 1;
            return c;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0 && length > 0) {
                return -1;
            }
            int n = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }
}
