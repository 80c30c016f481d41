package io.langyan.monitoring.observation;

/** Walks over the lines of an NDJSON body without copying it. */
public final class NdjsonLines {

    /** Takes one line that is not blank. */
    @FunctionalInterface
    public interface LineTaker {
        /** @param number of the line, counted from 1, blank lines included */
        void take(int number, int from, int length);
    }

    private NdjsonLines() {}

    public static void each(byte[] body, LineTaker taker) {
        int start = afterByteOrderMark(body);
        int number = 1;
        for (int i = start; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                if (!isBlank(body, start, i)) {
                    taker.take(number, start, i - start);
                }
                number++;
                start = i + 1;
            }
        }
    }

    private static int afterByteOrderMark(byte[] body) {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private static boolean isBlank(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] != ' ' && body[i] != '\r' && body[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
