package io.langyan.monitoring.mention;

import java.util.Comparator;

/** What identifies a mention: the platform and its id there. Sorted, so that concurrent batches lock in the same order. */
record MentionKey(String platform, String externalId) implements Comparable<MentionKey> {

    private static final Comparator<MentionKey> ORDER =
            Comparator.comparing(MentionKey::platform).thenComparing(MentionKey::externalId);

    @Override
    public int compareTo(MentionKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return platform + ':' + externalId;
    }
}
