package io.langyan.grading.live;

import java.util.UUID;

/** The samples of stories, kept under (story, time, mention). */
public interface SampleLog {

    /** Null when there is none. */
    byte[] get(UUID story, long at, String mentionKey);

    void put(UUID story, long at, String mentionKey, byte[] row);

    /** The samples of a story from a time on, in order of time. */
    void each(UUID story, long from, RowSink sink);

    /** Takes samples in order. */
    interface RowSink {
        void take(long at, String mentionKey, byte[] row);
    }
}
