package io.langyan.monitoring.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileLinesTest {

    private static final int MEGABYTE = 1 << 20;

    private final List<Integer> lengths = new ArrayList<>();

    @Test
    void aLineThatIsTooLongIsRefused() {
        String file = "{\"text\":\"" + "x".repeat(9 * MEGABYTE) + "\"}\n{}";

        assertThatThrownBy(() -> read(file)).isInstanceOf(LineTooLong.class);
    }

    @Test
    void anElementThatIsTooLongIsRefusedAndThoseBeforeItAreRead() {
        String file = "[{},{\"text\":\"" + "x".repeat(9 * MEGABYTE) + "\"},{}]";

        assertThatThrownBy(() -> read(file)).isInstanceOf(LineTooLong.class);
        assertThat(lengths).containsExactly(2);
    }

    /** It is never held whole: the stream is left where the element became too long. */
    @Test
    void anElementWithoutEndIsNotReadToItsEnd() throws IOException {
        String file = "[[" + "1,".repeat(10 * MEGABYTE) + "1]]";
        InputStream in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> FileLines.each(in, 0, this::take)).isInstanceOf(LineTooLong.class);
        assertThat(in.available()).isGreaterThan(10 * MEGABYTE);
    }

    /** As a tree it would take hundreds of megabytes. */
    @Test
    void anElementOfTooManyValuesIsRefusedAndThoseBeforeItAreRead() {
        String file = "[{},{\"text\":[" + "{},".repeat(MEGABYTE) + "{}]},{}]";

        assertThatThrownBy(() -> read(file)).isInstanceOf(LineTooLong.class);
        assertThat(lengths).containsExactly(2);
    }

    @Test
    void anArrayMayBeLongerThanALine() throws IOException {
        String element = "{\"text\":\"" + "x".repeat(3 * MEGABYTE) + "\"}";
        read("[" + String.join(", \n", Collections.nCopies(5, element)) + "]");

        assertThat(lengths).containsExactlyElementsOf(Collections.nCopies(5, element.length()));
    }

    @Test
    void anArrayThatBreaksOffSaysSoInItsLastLine() throws IOException {
        read("[{},{\"text\":");

        assertThat(lengths).containsExactly(2, LineTaker.BROKEN.length);
    }

    private void read(String file) throws IOException {
        FileLines.each(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), 0, this::take);
    }

    private boolean take(long line, byte[] json) {
        lengths.add(json.length);
        return true;
    }
}
