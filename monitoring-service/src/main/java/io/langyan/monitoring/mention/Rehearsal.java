package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.watch.WatchList;

/** A made-up mention that is to be entered and taken back. */
final class Rehearsal {

    /** No partition has this number. */
    private static final int NOWHERE = 32_767;

    private Rehearsal() {}

    /** All is done: now take it back. */
    static final class Over extends RuntimeException {

        private static final long serialVersionUID = 1;

        Over() {
            super("rehearsed, so it is rolled back", null, false, false);
        }
    }

    /** As it would have come off the topic, naming a brand so that as much as possible is tried. */
    static Arrived of(MentionObserved madeUp, WatchList list) {
        String named = list.brands().stream()
                .flatMap(brand -> brand.brand().names().stream())
                .findFirst()
                .map(name -> name + " " + madeUp.text())
                .orElse(madeUp.text());
        return Arrived.at(NOWHERE, 0, saying(madeUp, named));
    }

    private static MentionObserved saying(MentionObserved one, String text) {
        return new MentionObserved(
                one.platform(),
                one.externalId(),
                one.kind(),
                one.parentId(),
                one.url(),
                one.title(),
                text,
                one.author(),
                one.publishedAt(),
                one.observedAt(),
                one.receivedAt(),
                one.counters(),
                one.source(),
                one.reading());
    }
}
