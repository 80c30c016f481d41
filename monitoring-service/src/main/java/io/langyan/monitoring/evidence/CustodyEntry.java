package io.langyan.monitoring.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One link of a chain of custody (保管链): who did what and when, holding the hash of the link before. What is hashed are netstrings
 * ({@code length:bytes,}) of the fields, so that no text can pretend to be two.
 *
 * @param seq from 1 without gaps
 * @param detail canonical JSON
 * @param prev hash of the entry before, 64 zeros for the first
 */
public record CustodyEntry(
        UUID evidence, int seq, Instant at, String actor, String action, String detail, String prev, String hash) {

    static final String CAPTURED = "captured";
    static final String VIEWED = "viewed";
    static final String DOWNLOADED = "downloaded";
    static final String EXPORTED = "exported";
    static final String HANDED_OVER = "handed-over";
    static final String HELD = "held";
    static final String RELEASED = "released";
    static final String EXPIRED = "expired";

    static final String NOTHING = "{}";
    static final String START = "0".repeat(64);
    private static final String VERSION = "langyan-custody-v1";

    /** Something that somebody does to evidence. */
    record Act(String actor, String action, String detail) {}

    static CustodyEntry first(UUID evidence, Act act, Instant at) {
        return linked(evidence, 1, act, at, START);
    }

    CustodyEntry next(Act act, Instant now) {
        return linked(evidence, seq + 1, act, now, hash);
    }

    /** What the hash must be. */
    String computedHash() {
        return hashOf(evidence, seq, new Act(actor, action, detail), at, prev);
    }

    private static CustodyEntry linked(UUID evidence, int seq, Act act, Instant at, String prev) {
        // the database keeps microseconds, the hash must not know more than it
        Instant kept = at.truncatedTo(ChronoUnit.MILLIS);
        String hash = hashOf(evidence, seq, act, kept, prev);
        return new CustodyEntry(evidence, seq, kept, act.actor(), act.action(), act.detail(), prev, hash);
    }

    private static String hashOf(UUID evidence, int seq, Act act, Instant at, String prev) {
        return Hashes.of(net(VERSION)
                + net(evidence.toString())
                + net(String.valueOf(seq))
                + net(at.toString())
                + net(act.actor())
                + net(act.action())
                + net(act.detail())
                + net(prev));
    }

    private static String net(String field) {
        return field.getBytes(StandardCharsets.UTF_8).length + ":" + field + ",";
    }
}
