package io.langyan.events.v1;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The topics, what travels on each, and how long it is kept. */
public enum Topic {
    /** Raw observations from crawlers of others, in any of the known shapes: no record of ours. */
    INTAKE("intake", 4, Duration.ofHours(24)),
    OBSERVATIONS("observations", 4, Duration.ofDays(7), MentionObserved.class, Probe.ProbeSent.class),
    MENTIONS("mentions", 4, Duration.ofDays(7), MentionMatched.class, Probe.ProbeMatched.class),
    SIGNALS(
            "signals",
            2,
            Duration.ofDays(7),
            Signal.HitFound.class,
            Signal.SourceSilent.class,
            Signal.PatrolDue.class,
            Signal.PatrolMissed.class,
            Signal.SpikeSeen.class,
            Signal.StaffReported.class),
    STORY_COMMANDS(
            "story-commands",
            4,
            Duration.ofDays(7),
            StoryCommand.MergeStories.class,
            StoryCommand.SplitStory.class,
            StoryCommand.MoveMentions.class,
            StoryCommand.MarkFalseAlarm.class,
            StoryCommand.DeclareLevel.class,
            StoryCommand.OverrideLevel.class),
    CRISES(
            "crises",
            4,
            Duration.ofDays(7),
            CrisisEvent.CrisisGraded.class,
            CrisisEvent.LevelChanged.class,
            CrisisEvent.ForecastMade.class,
            CrisisEvent.CrisisQuiet.class,
            CrisisEvent.CrisisStirred.class,
            CrisisEvent.CrisisAbsorbed.class,
            CrisisEvent.CrisisRegrouped.class,
            CrisisEvent.CrisisFalseAlarm.class,
            Probe.ProbeGraded.class),
    /** Compacted: the newest version of each plan stays. */
    PLANS("plans", 1, null, PlanPublished.class),
    PLAN_PROPOSALS("plan-proposals", 1, Duration.ofDays(30), PlanProposed.class),
    INCIDENTS(
            "incidents",
            4,
            Duration.ofDays(30),
            IncidentEvent.IncidentOpened.class,
            IncidentEvent.IncidentLevelChanged.class,
            IncidentEvent.ClockChanged.class,
            IncidentEvent.PageRequested.class,
            IncidentEvent.StatementPublished.class,
            IncidentEvent.IncidentClosed.class,
            IncidentEvent.IncidentReopened.class,
            IncidentEvent.ProposalRefused.class),
    /** Compacted: what is known of each person and each rota now. */
    PEOPLE("people", 1, null, PersonChanged.class, RotaChecked.class),
    PUSHES(
            "pushes",
            4,
            Duration.ofDays(30),
            PushEvent.PageOpened.class,
            PushEvent.Pushed.class,
            PushEvent.PushFailed.class,
            PushEvent.PageAcknowledged.class,
            PushEvent.PageEscalated.class,
            PushEvent.PageExhausted.class),
    REVIEWS(
            "reviews",
            2,
            Duration.ofDays(30),
            ReviewEvent.ReviewDrafted.class,
            ReviewEvent.ReviewDue.class,
            ReviewEvent.ReviewSigned.class,
            ReviewEvent.ActionsDecided.class),
    /** Every service writes here, and whoever watches reads all of it; one partition, for there is nothing to share out. */
    HEARTBEATS("heartbeats", 1, Duration.ofHours(1), ServiceBeat.class, Probe.ProbeSeen.class);

    private final String topicName;
    private final int partitions;
    private final Duration retention;
    private final Map<String, Class<? extends Event>> types = new LinkedHashMap<>();

    @SafeVarargs
    Topic(String topicName, int partitions, Duration retention, Class<? extends Event>... types) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
        for (Class<? extends Event> type : types) {
            this.types.put(EventTypes.nameOf(type), type);
        }
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** Where records that cannot be processed go, with the reason. */
    public String deadLetterName() {
        return topicName + ".dlt";
    }

    /** Default number of partitions. */
    public int partitions() {
        return partitions;
    }

    /** How long records stay; empty for a compacted topic. */
    public Optional<Duration> retention() {
        return Optional.ofNullable(retention);
    }

    public boolean compacted() {
        return retention == null && this != INTAKE;
    }

    /** The record class for each {@code ce_type} on this topic. */
    public Map<String, Class<? extends Event>> types() {
        return Collections.unmodifiableMap(types);
    }

    /** @throws IllegalArgumentException when the record travels on no topic */
    public static Topic of(Class<? extends Event> type) {
        for (Topic topic : values()) {
            if (topic.types.containsValue(type)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic carries " + type.getName());
    }
}
