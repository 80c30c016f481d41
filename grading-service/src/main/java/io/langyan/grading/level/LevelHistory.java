package io.langyan.grading.level;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The levels of a story in the order they were reached. Reaching one reaches all below it. */
final class LevelHistory {

    private final List<LevelReached> entries = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private Level highest = Level.NONE;
    private Level closed = Level.NONE;
    private long closedAt = Long.MIN_VALUE;

    Level highest() {
        return highest;
    }

    /** Forgets what the same time granted before: it is asked again with more samples. */
    void reopen(long at) {
        grants.clear();
        if (closedAt == at) {
            entries.removeIf(entry -> entry.provedAt().getEpochSecond() == at);
            highest = closed;
        } else {
            closed = highest;
            closedAt = at;
        }
    }

    /** Forgets what was reached at that time and later. */
    void rewind(long at) {
        entries.removeIf(entry -> entry.provedAt().getEpochSecond() >= at);
        highest = entries.stream()
                .map(LevelReached::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.NONE);
        closed = highest;
        closedAt = Long.MIN_VALUE;
    }

    void add(Grant grant) {
        if (grant.level() != Level.NONE && grant.level().compareTo(highest) > 0) {
            grants.add(grant);
        }
    }

    /** Writes down the levels reached at this time; true when there is one. */
    boolean close(long at) {
        grants.sort(Comparator.comparing(Grant::level).reversed());
        if (grants.isEmpty()) {
            return false;
        }
        Level top = grants.get(0).level();
        for (int level = top.ordinal(); level > highest.ordinal(); level--) {
            Level reached = Level.values()[level];
            entries.add(grantFor(reached).reached(reached, at));
        }
        highest = top;
        return true;
    }

    /** The grant of exactly this level, else of the next higher one. */
    private Grant grantFor(Level level) {
        Grant found = grants.get(0);
        for (Grant grant : grants) {
            found = grant.level().atLeast(level) ? grant : found;
        }
        return found;
    }

    List<LevelReached> entries() {
        return List.copyOf(entries);
    }
}
