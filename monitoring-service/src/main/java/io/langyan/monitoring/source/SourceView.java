package io.langyan.monitoring.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A source as people see it.
 *
 * @param registered false for one that made itself known by delivering
 * @param expectedInterval in force: its own or the plan's
 * @param state live, late, silent, failing, paused or new
 * @param since when the state began, where that is known
 * @param lastSampleAt when the ledger last got something
 * @param lastGoodAt the last sign that all is well, news or not
 * @param gap since then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceView(
        String id,
        String platform,
        List<String> brands,
        String kind,
        String name,
        boolean registered,
        Duration expectedInterval,
        Duration pollInterval,
        boolean enabled,
        String url,
        int version,
        String createdBy,
        Instant createdAt,
        String state,
        Instant since,
        Failure failure,
        Instant lastSampleAt,
        Instant lastGoodAt,
        Duration gap) {

    /** What the last try met, and how many in a row did. */
    record Failure(String code, String zh, String en, Instant since, int times) {}

    /** @param visible brands that the reader may know of; null for all */
    static SourceView of(KnownSource known, Duration expected, List<String> visible, Instant now) {
        Source source = known.source();
        SourceFacts facts = known.facts();
        Standing standing = known.standing(expected, now);
        Instant good = facts.lastGoodAt();
        return new SourceView(
                source.id(),
                source.platform(),
                visible,
                source.kind().code(),
                source.name(),
                source.registered(),
                expected,
                source.pollInterval(),
                source.enabled(),
                HiddenSecrets.in(source.url()),
                source.version(),
                source.createdBy(),
                source.createdAt(),
                standing.state().code(),
                standing.since(),
                failure(standing, facts),
                facts.lastSampleAt(),
                good,
                good == null || good.isAfter(now)
                        ? null
                        : Duration.ofSeconds(Duration.between(good, now).toSeconds()));
    }

    private static Failure failure(Standing standing, SourceFacts facts) {
        return standing.trouble() == null
                ? null
                : new Failure(
                        standing.trouble().code(),
                        standing.trouble().zh(),
                        standing.trouble().en(),
                        facts.failingSince(),
                        facts.failures());
    }
}
