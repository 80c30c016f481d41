package io.langyan.monitoring.correction;

import io.langyan.monitoring.reading.ReadingCodes;
import java.util.Set;

/** The words that a correction may use: those of the readings. */
final class Codes {

    static final Set<String> SENTIMENTS = ReadingCodes.SENTIMENTS;
    static final Set<String> APPEALS = ReadingCodes.APPEALS;
    static final Set<String> CATEGORIES = ReadingCodes.CATEGORIES;
    static final Set<String> CRISIS_TYPES = Set.of("opinion", "rumour", "pr", "legal");
    static final Set<String> NOISE = Set.of("copy", "ad", "coordinated", "repeat");
    /** Says that a text has no crisis type, where absent says that the type was not looked at. */
    static final String NO_TYPE = "none";

    private Codes() {}
}
