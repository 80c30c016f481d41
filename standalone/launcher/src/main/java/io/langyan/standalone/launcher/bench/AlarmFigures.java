package io.langyan.standalone.launcher.bench;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.PushEvent.PageOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of alarms that were posted, what is known of them and what the phones show: how long each leg took, what is missing and what came twice. */
final class AlarmFigures {

    private static final Pattern PAGE = Pattern.compile("#/pages/([0-9a-f-]{36})");

    private final AlarmTrace trace;
    private final List<Shown> phones;

    private final List<Long> hitMatched = new ArrayList<>();
    private final List<Long> hitPushed = new ArrayList<>();
    private final List<Long> proofTold = new ArrayList<>();
    private final List<Long> levelOpened = new ArrayList<>();
    private final List<Long> levelPaged = new ArrayList<>();
    private final List<Long> queued = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private long repeated;
    private int others;

    /** Something that arrived on a phone. */
    record Shown(String text, Instant receivedAt) {}

    AlarmFigures(AlarmTrace trace, List<Shown> phones) {
        this.trace = trace;
        this.phones = phones;
    }

    /** @param sent when the first sample of each was posted */
    AlarmFigures hits(Map<AlarmStory, Instant> sent) {
        sent.forEach((story, at) -> {
            trace.matched(story).ifPresent(matched -> hitMatched.add(nanos(at, matched)));
            List<Instant> times = times(shown -> shown.text().contains(story.head()) && !isOfIncident(shown));
            arrived("hit " + story.head(), hitPushed, at, times);
        });
        return this;
    }

    /** @param proved when the sample that proves the level of each was posted */
    AlarmFigures levels(Map<AlarmStory, Instant> proved) {
        proved.forEach((story, at) -> trace.raised(story)
                .ifPresentOrElse(raised -> level(at, raised), () -> missing.add("level of " + story.head())));
        return this;
    }

    private void level(Instant at, LevelChanged raised) {
        proofTold.add(nanos(at, raised.changedAt()));
        List<IncidentOpened> incidents = trace.incidents(raised.crisisId());
        incidents.stream().limit(1).forEach(one -> levelOpened.add(nanos(raised.changedAt(), one.openedAt())));
        repeated += Math.max(0, incidents.size() - 1);
        List<Instant> pages = trace.page(raised.crisisId())
                .map(page -> times(shown -> pages(shown).contains(page.pageId())))
                .orElse(List.of());
        arrived("page for " + raised.title(), levelPaged, raised.changedAt(), pages);
    }

    /** All that rang for a brand whose robot is asked for more than it lets through. */
    AlarmFigures others(String brand) {
        for (PageOpened page : trace.opened(brand)) {
            others++;
            List<Instant> pushed = trace.pushed(page.pageId()).stream().toList();
            arrived("push of page " + page.pageId(), queued, page.at(), pushed);
        }
        return this;
    }

    private void arrived(String what, Collection<Long> leg, Instant from, List<Instant> times) {
        if (times.isEmpty()) {
            missing.add(what);
        }
        repeated += Math.max(0, times.size() - 1);
        times.stream().min(Instant::compareTo).ifPresent(first -> leg.add(nanos(from, first)));
    }

    private List<Instant> times(Predicate<Shown> which) {
        return phones.stream().filter(which).map(Shown::receivedAt).toList();
    }

    private boolean isOfIncident(Shown shown) {
        return pages(shown).stream().anyMatch(trace::isOfIncident);
    }

    private static List<UUID> pages(Shown shown) {
        List<UUID> pages = new ArrayList<>();
        Matcher found = PAGE.matcher(shown.text());
        while (found.find()) {
            pages.add(UUID.fromString(found.group(1)));
        }
        return pages;
    }

    private static long nanos(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos());
    }

    /** What nobody got, each in words. */
    List<String> missing() {
        return missing;
    }

    /** How many rang for the other brand, pushed or not. */
    int others() {
        return others;
    }

    long repeated() {
        return repeated;
    }

    AlarmReport.Legs legs() {
        return new AlarmReport.Legs(
                AlarmReport.Leg.of(hitMatched),
                AlarmReport.Leg.of(hitPushed),
                AlarmReport.Leg.of(proofTold),
                AlarmReport.Leg.of(levelOpened),
                AlarmReport.Leg.of(levelPaged),
                AlarmReport.Leg.of(queued));
    }
}
