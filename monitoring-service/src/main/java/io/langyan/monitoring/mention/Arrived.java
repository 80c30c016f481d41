package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;

/**
 * An observation as it came off the topic.
 *
 * @param origin partition and offset in one number: tells the same record delivered again from another one
 */
public record Arrived(MentionObserved observation, long origin) {

    private static final int OFFSET_BITS = 48;

    public static Arrived at(int partition, long offset, MentionObserved observation) {
        return new Arrived(observation, (long) partition << OFFSET_BITS | offset);
    }
}
