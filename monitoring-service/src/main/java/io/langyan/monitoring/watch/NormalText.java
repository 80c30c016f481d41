package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.text.Normaliser;
import java.util.Arrays;

/** A text as it is matched: half width, lower case, simplified, without what was slipped into words ({@link Normaliser}). Knows where each character came from. */
public final class NormalText {

    private final Normaliser normal;

    private NormalText(Normaliser normal) {
        this.normal = normal;
    }

    public static NormalText of(String text) {
        return new NormalText(Normaliser.of(text));
    }

    public char[] chars() {
        return Arrays.copyOf(normal.units(), normal.length());
    }

    public char charAt(int index) {
        return normal.charAt(index);
    }

    public int length() {
        return normal.length();
    }

    /** Position in the original text of the normal character at this index. */
    public int originOf(int index) {
        return normal.originOf(index);
    }

    /** Position in the original text after the normal character at this index. */
    public int originAfter(int index) {
        return normal.originAfter(index);
    }

    @Override
    public String toString() {
        return normal.toString();
    }
}
