package io.langyan.incident.incident;

import java.time.Instant;

/** When and by whom something is decided. */
public record Moment(Instant at, String by) {

    /** Decided by the suite itself. */
    public static Moment bySuite(Instant at) {
        return new Moment(at, "langyan");
    }
}
