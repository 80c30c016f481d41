package io.langyan.monitoring.search;

import java.util.Arrays;

/** A growing run of bytes with numbers in bytes of seven bits. */
final class Bytes {

    private byte[] bytes = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    void number(long number) {
        room(10);
        long rest = number;
        while (rest > 0x7f) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** What was written since the last taking. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    static int lengthOf(long number) {
        return number == 0 ? 1 : (70 - Long.numberOfLeadingZeros(number)) / 7;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Reads what was written. */
    static final class Reader {
        private final byte[] bytes;
        private final int end;
        private int at;

        Reader(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        boolean hasMore() {
            return at < end;
        }

        int at() {
            return at;
        }

        void skip(int count) {
            at += count;
        }

        long number() {
            long number = 0;
            int shift = 0;
            byte b = bytes[at++];
            while (b < 0) {
                number |= (long) (b & 0x7f) << shift;
                shift += 7;
                b = bytes[at++];
            }
            return number | (long) b << shift;
        }
    }
}
