package io.langyan.review.report;

import io.langyan.events.v1.ClockReading;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent.ClockChanged;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.StatementPublished;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.events.v1.PushEvent.Pushed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An incident told minute by minute, for tests; minute 0 is the opening. */
public final class Story {

    public final Instant opening;
    public final UUID incident = UUID.randomUUID();
    public final UUID crisis = UUID.randomUUID();
    public final UUID page = UUID.randomUUID();
    public final String brand;

    public Story(String brand, Instant opening) {
        this.brand = brand;
        this.opening = opening;
    }

    public Instant minute(long minute) {
        return opening.plus(Duration.ofMinutes(minute));
    }

    public IncidentOpened opened() {
        return new IncidentOpened(
                incident,
                crisis,
                brand,
                "充电宝鼓包",
                Level.L2,
                "opinion",
                "专项小组",
                List.of(),
                List.of(clock("fact-check", "running", 60, null), clock("statement", "running", 1440, null)),
                minute(-30),
                minute(-1),
                minute(-1),
                opening);
    }

    public ClockReading clock(String name, String state, long due, Long met) {
        return new ClockReading(name, state, opening, minute(due), met == null ? null : minute(met));
    }

    public ClockChanged changed(ClockReading reading, long minute) {
        return new ClockChanged(incident, brand, reading, "commander", null, minute(minute));
    }

    public StatementPublished said(String kind, long minute) {
        return new StatementPublished(
                incident,
                brand,
                UUID.randomUUID(),
                kind,
                "sha256:0",
                List.of("https://weibo.example/1"),
                minute(minute));
    }

    public IncidentClosed closed(long minute, ClockReading... clocks) {
        return new IncidentClosed(
                incident,
                crisis,
                brand,
                "充电宝鼓包",
                Level.L2,
                "opinion",
                List.of(clocks),
                "电芯批次缺陷",
                "commander",
                opening,
                minute(minute));
    }

    public PageOpened paged(Instant at) {
        return new PageOpened(page, brand, incident, crisis, Level.L2, "opened", List.of("pr-lead"), at, null, null);
    }

    public Pushed pushed(Instant at) {
        return new Pushed(page, brand, incident, UUID.randomUUID(), null, "wecom-robot", 1, "sent", at);
    }

    public PushFailed pushFailed(Instant at) {
        return new PushFailed(
                page, brand, incident, UUID.randomUUID(), null, "dingtalk-robot", 1, "310000", "sign", at);
    }

    public PageEscalated escalated(Instant at) {
        return new PageEscalated(page, brand, incident, 1, List.of("executive"), at);
    }

    public PageAcknowledged acknowledged(Instant at) {
        return new PageAcknowledged(page, brand, incident, UUID.randomUUID(), "林岚", "wecom-robot", "link", at);
    }

    public PageExhausted exhausted(Instant at) {
        return new PageExhausted(page, brand, incident, "nobody on duty", at);
    }

    public CrisisGraded graded(long minute, long spread) {
        return new CrisisGraded(
                crisis,
                brand,
                "weibo:1",
                "充电宝鼓包",
                Level.L2,
                "opinion",
                70,
                Map.of(),
                Map.of(Duration.ofHours(2), spread, Duration.ofHours(8), spread * 2),
                false,
                null,
                null,
                0.8,
                List.of(),
                100,
                200,
                List.of("weibo"),
                List.of("product-safety"),
                List.of(),
                List.of(),
                List.of(),
                minute(-30),
                minute(minute),
                minute(minute));
    }

    public static SpreadReading reading(CrisisGraded graded) {
        return new SpreadReading(
                "graded@" + graded.lastObservedAt(),
                graded.lastObservedAt(),
                graded.level(),
                graded.spread(),
                graded.atLeast(),
                graded.negativeShare(),
                graded.mentions());
    }

    public static <E extends Event> Noted<E> noted(String id, Instant at, E event) {
        return new Noted<>(id, at, event);
    }
}
