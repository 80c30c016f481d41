package io.langyan.monitoring.imports.table;

import java.io.IOException;
import java.util.List;

/** A file of rows and columns, read row by row. */
public interface TableFile {

    /** Takes one row. */
    @FunctionalInterface
    interface RowTaker {
        /**
         * @param line where the row begins in the file, counted from 1
         * @return false when no more rows are wanted
         */
        boolean take(long line, List<String> cells) throws IOException;
    }

    /** The first row, without byte order mark. */
    List<String> header() throws IOException;

    /** Every row after the header. */
    void rows(RowTaker taker) throws IOException;

    /** How its characters were written, such as {@code UTF-8} or {@code GB18030}. */
    String encoding();
}
