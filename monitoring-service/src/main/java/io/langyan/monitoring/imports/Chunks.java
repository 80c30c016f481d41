package io.langyan.monitoring.imports;

import java.io.ByteArrayOutputStream;

/** Gathers lines into chunks in which the number of a line can still be counted: what lies between two lines is blank. */
final class Chunks implements LineTaker {

    /** Takes whole lines, each with its line end. */
    @FunctionalInterface
    interface ChunkTaker {
        void take(int firstLine, byte[] lines);
    }

    private static final int LONGEST_GAP = 1_000;

    private final int chunkBytes;
    private final ChunkTaker taker;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private long firstLine = 1;
    private long nextLine = 1;
    private int rows;

    Chunks(int chunkBytes, ChunkTaker taker) {
        this.chunkBytes = chunkBytes;
        this.taker = taker;
    }

    @Override
    public boolean take(long line, byte[] json) {
        goTo(line);
        chunk.writeBytes(json);
        chunk.write('\n');
        nextLine = line + 1;
        rows += isBlank(json) ? 0 : 1;
        if (chunk.size() >= chunkBytes) {
            flush();
        }
        return true;
    }

    /** Hands over what is left; rows counted so far that are not blank. */
    int finish() {
        flush();
        return rows;
    }

    private void goTo(long line) {
        if (line < nextLine || line - nextLine > LONGEST_GAP || chunk.size() == 0) {
            flush();
            firstLine = line;
        } else {
            for (long blank = nextLine; blank < line; blank++) {
                chunk.write('\n');
            }
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte c : line) {
            if (c != ' ' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private void flush() {
        if (chunk.size() > 0) {
            taker.take((int) Math.min(firstLine, Integer.MAX_VALUE), chunk.toByteArray());
            chunk.reset();
        }
    }
}
