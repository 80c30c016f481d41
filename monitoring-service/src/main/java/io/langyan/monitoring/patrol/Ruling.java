package io.langyan.monitoring.patrol;

import java.time.Instant;
import java.util.List;

/** What a round answers to somebody who wants something of it. */
sealed interface Ruling {

    /** The round as it stands now. */
    record Accepted(PatrolRound round) implements Ruling {}

    /** The platform is not on this round's list. */
    record UnknownPlatform(String platform) implements Ruling {}

    /** Nobody has looked at these, and nobody says why. */
    record Unticked(List<String> platforms) implements Ruling {}

    /** What was seen now says nothing about then. */
    record TooEarly(Instant from) implements Ruling {}

    /** It is signed off. */
    record AlreadyDone(String by) implements Ruling {}
}
