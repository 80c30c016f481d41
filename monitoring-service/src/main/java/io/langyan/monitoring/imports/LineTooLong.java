package io.langyan.monitoring.imports;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** A file without line ends is no file of lines; nor does a line hold thousands of values. */
final class LineTooLong extends IOException {

    LineTooLong(int longest) {
        super("a line is longer than " + longest + " bytes");
    }

    LineTooLong(StreamConstraintsException intricate) {
        super(intricate.getMessage());
    }
}
