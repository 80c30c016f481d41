package io.langyan.monitoring.imports;

import java.io.IOException;

/** A file without line ends is no file of lines. */
final class LineTooLong extends IOException {

    LineTooLong(int longest) {
        super("a line is longer than " + longest + " bytes");
    }
}
