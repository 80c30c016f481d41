package io.langyan.monitoring.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a source delivers. */
public enum SourceKind {
    /** Langyan polls a feed. */
    FEED,
    /** A crawler posts. */
    PUSH,
    /** Somebody uploads files. */
    IMPORT,
    /** A vendor calls. */
    WEBHOOK,
    /** People enter by hand. */
    MANUAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SourceKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
