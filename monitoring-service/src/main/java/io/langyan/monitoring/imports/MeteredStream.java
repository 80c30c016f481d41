package io.langyan.monitoring.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which only so much is read at a stretch. */
final class MeteredStream extends FilterInputStream {

    private final int longest;
    private long left;

    MeteredStream(InputStream in, int longest) {
        super(in);
        this.longest = longest;
        this.left = longest;
    }

    /** What is read from here on is measured anew. */
    void restart() {
        left = longest;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        measure(c < 0 ? 0 : 1);
        return c;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int n = super.read(buffer, from, length);
        measure(n);
        return n;
    }

    private void measure(int read) throws LineTooLong {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new LineTooLong(longest);
        }
    }
}
