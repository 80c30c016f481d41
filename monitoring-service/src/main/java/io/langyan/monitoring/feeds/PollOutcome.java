package io.langyan.monitoring.feeds;

import io.langyan.monitoring.outbound.Trouble;
import java.time.Duration;
import java.util.List;

/** What a poll came to. */
sealed interface PollOutcome {

    /** Nothing changed since the last time, says the server. */
    record Unchanged() implements PollOutcome {}

    /**
     * A feed came.
     *
     * @param fresh what was new or changed, and is accepted
     * @param all what the feed holds now
     */
    record Read(List<PolledItem> fresh, List<PolledItem> all, String etag, String lastModified)
            implements PollOutcome {}

    /** @param retryAfter as the server asked, or null */
    record Failed(Trouble trouble, Duration retryAfter) implements PollOutcome {}
}
