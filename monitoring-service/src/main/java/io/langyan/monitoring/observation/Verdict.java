package io.langyan.monitoring.observation;

import io.langyan.events.v1.MentionObserved;

/** What became of one line. */
public sealed interface Verdict {

    /** The line is a good observation. */
    record Accepted(MentionObserved observation) implements Verdict {}

    /** The line is refused; the rest of the request is not. */
    record Rejected(Reason reason) implements Verdict {}
}
