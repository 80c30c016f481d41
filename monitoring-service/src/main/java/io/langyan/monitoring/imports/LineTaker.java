package io.langyan.monitoring.imports;

import java.io.IOException;

/** Takes the lines of a file, each a JSON document or what pretends to be one. */
@FunctionalInterface
interface LineTaker {

    /** Stands for what could not be read any further: refused as a line that is no JSON. */
    byte[] BROKEN = "<broken>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /**
     * @param line in the file as it was sent, counted from 1
     * @return false when no more lines are wanted
     */
    boolean take(long line, byte[] json) throws IOException;
}
