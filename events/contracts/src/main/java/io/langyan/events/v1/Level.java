package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How grave a crisis is (级别): L1 重大, L2 较大, L3 一般, then {@code warn} (预警) and {@code watch} (关注) below the line.
 * Declared in ascending order, so {@link #compareTo} compares gravity.
 */
public enum Level {
    NONE("none"),
    WATCH("watch"),
    WARN("warn"),
    L3("L3"),
    L2("L2"),
    L1("L1");

    private final String code;

    Level(String code) {
        this.code = code;
    }

    /** The spelling in JSON and YAML. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when no level is spelled so */
    @JsonCreator
    public static Level of(String code) {
        for (Level level : values()) {
            if (level.code.equalsIgnoreCase(code)) {
                return level;
            }
        }
        throw new IllegalArgumentException("unknown level: " + code);
    }

    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }

    /** True for L1 to L3, which page people through an incident. */
    public boolean isCrisis() {
        return atLeast(L3);
    }

    /** The level one below, used when spread holds but the clause does not; {@code NONE} has none below. */
    public Level oneLower() {
        return this == NONE ? NONE : values()[ordinal() - 1];
    }
}
