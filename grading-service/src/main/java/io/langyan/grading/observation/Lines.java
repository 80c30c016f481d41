package io.langyan.grading.observation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines without copying them; a line longer than the limit is passed over and told. */
public final class Lines {

    private static final int CHUNK = 1 << 18;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[CHUNK];
    private int begin;
    private int end;
    private int taken;
    private int offset;
    private int length;
    private boolean tooLong;
    private long consumed;
    private long number;

    public Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Moves to the next line; false after the last. */
    public boolean next() throws IOException {
        begin += taken;
        consumed += taken;
        taken = 0;
        tooLong = false;
        int at = begin;
        while (true) {
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            int held = at - begin;
            if (at < end) {
                return line(held, held + 1);
            }
            if (held > longest) {
                tooLong = true;
                consumed += held;
                begin = at;
                held = 0;
            }
            if (!fill()) {
                return (held > 0 || tooLong) && line(held, held);
            }
            at = begin + held;
        }
    }

    private boolean line(int content, int whole) {
        number++;
        taken = whole;
        tooLong |= content > longest;
        int mark = number == 1 && startsWithMark(content) ? BYTE_ORDER_MARK.length : 0;
        int carriageReturn = content > 0 && buffer[begin + content - 1] == '\r' ? 1 : 0;
        offset = begin + mark;
        length = Math.max(0, content - mark - carriageReturn);
        return true;
    }

    private boolean startsWithMark(int content) {
        return content >= BYTE_ORDER_MARK.length
                && Arrays.equals(
                        buffer, begin, begin + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    /** False when the stream has ended. */
    private boolean fill() throws IOException {
        if (begin > 0) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int got = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, got);
        return got >= 0;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public boolean tooLong() {
        return tooLong;
    }

    public boolean blank() {
        for (int at = offset; at < offset + length; at++) {
            if (buffer[at] != ' ' && buffer[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Of the current line, counted from 1. */
    public long number() {
        return number;
    }

    /** Bytes read before the current line. */
    public long consumed() {
        return consumed;
    }
}
