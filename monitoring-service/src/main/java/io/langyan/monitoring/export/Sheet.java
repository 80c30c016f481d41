package io.langyan.monitoring.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file that is written row by row; nothing of it stays in memory. */
interface Sheet extends Closeable {

    /** @param cells texts, numbers, and null for empty */
    void row(List<?> cells) throws IOException;
}
