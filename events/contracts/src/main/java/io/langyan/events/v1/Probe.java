package io.langyan.events.v1;

import java.time.Instant;

/**
 * The made-up mention that goes the whole way each minute (探测提及), so that it is noticed when nothing gets through any more. It is a record of its
 * own at every stage and never a mention, so nobody counts it. Its key is a UUID that stays the same on the whole way and is found by its lane.
 */
public sealed interface Probe extends Event {

    /** One for each partition of {@code observations}, from 0. */
    int lane();

    /** How many lanes there are. */
    int lanes();

    /** When monitoring let it go; what a watcher judges by, so that late is noticed as well as lost. */
    Instant sentAt();

    /** Accepted like an observation. Topic {@code observations}. */
    record ProbeSent(int lane, int lanes, Instant sentAt) implements Probe {}

    /** Matched, read, and tried on the ledger. Topic {@code mentions}. */
    record ProbeMatched(int lane, int lanes, Instant sentAt, Instant matchedAt) implements Probe {}

    /** Went through every step of grading. Topic {@code crises}. */
    record ProbeGraded(int lane, int lanes, Instant sentAt, Instant matchedAt, Instant gradedAt) implements Probe {}

    /** Notification has it, and said so through its outbox. Topic {@code heartbeats}. */
    record ProbeSeen(int lane, int lanes, Instant sentAt, Instant matchedAt, Instant gradedAt, Instant seenAt)
            implements Probe {}
}
