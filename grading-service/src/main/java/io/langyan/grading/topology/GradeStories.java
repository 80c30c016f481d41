package io.langyan.grading.topology;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.StoryCommand;
import io.langyan.grading.GradingConfig;
import io.langyan.grading.live.Crisis;
import io.langyan.grading.live.HeardPlatforms;
import io.langyan.grading.live.LiveStory.Taken;
import io.langyan.grading.live.MovedSamples;
import io.langyan.grading.live.MovedSamples.Why;
import io.langyan.grading.live.Sighting;
import io.langyan.grading.mention.MentionRecords;
import io.langyan.grading.story.StoryId;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/** Grades stories as samples come: a level reached is told at once, figures once a second, quiet by the clock. */
final class GradeStories extends ContextualProcessor<String, byte[], String, byte[]> {

    private static final Logger LOG = Logger.getLogger(GradeStories.class);

    static final String CRISES = "crises-out";
    static final String ELSEWHERE = "elsewhere-out";
    static final String MEMBERSHIPS = "moved-memberships-out";
    static final String BROKEN = "samples-broken-out";
    static final String COMMANDS_BROKEN = "decided-broken-out";

    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** How much of a round goes into what came late: a thread has several partitions, and what comes in time goes first. */
    private static final long SETTLING_NANOS = ROUND.dividedBy(25).toNanos();

    private final GradingConfig config;
    private final PlanNews news;
    private final HeardPlatforms heardByAll;
    private final Clock clock = Clock.systemUTC();
    private HeardPlatforms heard;
    private OpenCrises crises;
    private OutdatedStories outdated;
    private Moves moves;
    private RegroupStories regroup;

    GradeStories(GradingConfig config, PlanNews news, HeardPlatforms heard) {
        this.config = config;
        this.news = news;
        this.heardByAll = heard;
    }

    /** Called when the state is restored, so that from now on what comes is read. */
    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        moves = new Moves(context.getStateStore(Stores.MOVES));
        StoredSamples samples = new StoredSamples(context.getStateStore(Stores.SAMPLES), moves);
        KeyValueStore<Bytes, byte[]> heads = context.getStateStore(Stores.STORIES);
        PlanBook plans = new PlanBook(context.getStateStore(Stores.PLANS), news);
        heard = heardByAll.readingSince(clock.instant());
        crises = new OpenCrises(samples, heads, plans, heard, config, System::nanoTime);
        outdated = new OutdatedStories(new StoryHeads(heads), samples, plans, moves);
        regroup = new RegroupStories(crises, samples, moves, new Out());
        context.schedule(ROUND, PunctuationType.WALL_CLOCK_TIME, at -> settle());
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, at -> tick());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            UUID story = UUID.fromString(record.key());
            if (Headline.isOfType(record.headers(), MovedSamples.TYPE)) {
                regroup.arrived(story, MovedSamples.fromBytes(record.value()), clock.instant());
                return;
            }
            EventCodec.Decoded decoded = MentionRecords.decode(record.headers(), record.value());
            if (decoded instanceof EventCodec.Known known) {
                take(story, known, record);
            } else if (decoded instanceof EventCodec.Broken broken) {
                layAside(record, broken.reason());
            }
        } catch (KafkaException ofTheStream) {
            throw ofTheStream;
        } catch (RuntimeException ofTheRecord) {
            layAside(record, ofTheRecord.toString());
        }
    }

    private void layAside(Record<String, byte[]> record, String reason) {
        boolean sample = Headline.isOfType(record.headers(), RouteMention.MENTION);
        context().forward(Headline.letter(record, "grade", reason), sample ? BROKEN : COMMANDS_BROKEN);
    }

    private void take(UUID story, EventCodec.Known known, Record<String, byte[]> record) {
        Event event = known.event();
        String decision = Headline.text(record.headers(), Headline.DECISION);
        if (event instanceof MentionMatched mention) {
            elsewhere(story, mention)
                    .ifPresentOrElse(
                            other -> context().forward(record.withKey(other.toString()), ELSEWHERE),
                            () -> sighting(story, mention, known.envelope().time()));
        } else if (decision != null) {
            regroup.decided(story, (StoryCommand) event, Long.parseLong(decision));
        } else if (event instanceof StoryCommand command
                && moves.absorbed(story).isEmpty()) {
            String id = known.envelope().id();
            crises.find(story).filter(crisis -> crisis.decides(id)).ifPresent(crisis -> command(crisis, command, id));
        }
    }

    /** Samples of a mention that was moved come here until the step before has read where it belongs. */
    private Optional<UUID> elsewhere(UUID story, MentionMatched mention) {
        return moves.absorbed(story)
                .or(() -> moves.gone(story, mention.mentionKey()).map(Moves.Place::to));
    }

    private void sighting(UUID story, MentionMatched mention, Instant told) {
        Crisis crisis = crises.find(story)
                .orElseGet(() -> crises.open(story, mention.brand(), mention.mentionKey(), StoryTitle.of(mention)));
        if (!crisis.head().founded()
                && StoryId.of(mention.brand(), mention.mentionKey()).equals(story)) {
            crisis.foundedBy(mention.mentionKey(), StoryTitle.of(mention));
        }
        hear(crisis, mention, told);
        Taken taken = crisis.take(Sighting.of(mention));
        if (taken == Taken.GRADED || taken == Taken.PUT_OFF && small(crisis)) {
            moved(crisis, clock.instant());
        }
        crises.changed(crisis, taken != Taken.KNOWN);
    }

    private void hear(Crisis crisis, MentionMatched mention, Instant told) {
        Instant now = clock.instant();
        if (crisis.plan().waited(told, now)) {
            heard.behind(now);
        }
        heard.add(mention.brand(), mention.platform(), mention.observedAt().getEpochSecond());
    }

    private boolean small(Crisis crisis) {
        return crisis.story().samplesToSettle() <= config.regradeAtOnce();
    }

    private void command(Crisis crisis, StoryCommand command, String id) {
        Instant now = clock.instant();
        if (command instanceof StoryCommand.DeclareLevel declared) {
            tell(crisis, crisis.declare(declared, now), id);
        } else if (command instanceof StoryCommand.OverrideLevel overridden) {
            tell(crisis, crisis.override(overridden, now), id);
        } else if (command instanceof StoryCommand.MarkFalseAlarm marked) {
            tell(crisis, crisis.falseAlarm(marked, now), id);
        }
        crises.changed(crisis, true);
    }

    /** Grades what came late, the stories settled longest ago first, until the time for it is used up; of one at least. */
    private void settle() {
        Instant now = clock.instant();
        long begun = System.nanoTime();
        for (Crisis crisis : crises.late()) {
            moved(crisis, now);
            crises.settled(crisis);
            if (System.nanoTime() - begun > SETTLING_NANOS) {
                break;
            }
        }
    }

    /** Figures of many stories leave together: their readers then pay once for all of them. */
    private void tick() {
        sendAgain();
        Instant now = clock.instant();
        takeUp(crises.left(config.figuresPerSecond()));
        takeUp(outdated.next(config.figuresPerSecond(), now));
        for (Crisis crisis : crises.due(config.figuresPerSecond())) {
            boolean late = crisis.story().stale();
            moved(crisis, now);
            if (crisis.story().mentions() > 0) {
                tell(crisis, Optional.of(crisis.graded(now)));
            }
            if (late) {
                crises.settled(crisis);
            } else {
                crises.changed(crisis, false);
            }
        }
        for (Crisis crisis : crises.minutePassed(now)) {
            tell(crisis, crisis.tick(now));
            crises.changed(crisis, false);
        }
        crises.putDownResting();
        crises.passTick();
    }

    /** Before anything else is told, with the ids they had: who got them knows them. */
    private void sendAgain() {
        crises.unsure().forEach(event -> context().forward(event, CRISES));
    }

    /** Once in memory they are due. */
    private void takeUp(List<UUID> stories) {
        stories.stream().filter(story -> moves.absorbed(story).isEmpty()).forEach(this::takeUp);
    }

    /** What cannot be read of one keeps none of the others. */
    private void takeUp(UUID story) {
        try {
            crises.find(story);
        } catch (UncheckedIOException unreadable) {
            LOG.warnf("story %s cannot be taken up: its head cannot be read", story);
        }
    }

    /** A level that was reached, and those that are foreseen now. */
    private void moved(Crisis crisis, Instant now) {
        tell(crisis, crisis.levelMoved(now));
        crisis.foreseen(now).forEach(forecast -> tell(crisis, Optional.of(forecast)));
    }

    /** What regrouping sends out. */
    private final class Out implements RegroupStories.Way {

        @Override
        public void tell(Crisis crisis, CrisisEvent event, Why why) {
            GradeStories.this.tell(crisis, Optional.of(event), Long.toString(why.number()));
        }

        @Override
        public void move(UUID to, MovedSamples moved) {
            context().forward(Headline.moved(to, moved, context().currentSystemTimeMs()), ELSEWHERE);
        }

        @Override
        public void place(String brand, String mention, UUID story) {
            byte[] place = story.toString().getBytes(StandardCharsets.UTF_8);
            context()
                    .forward(
                            new Record<>(brand + ":" + mention, place, context().currentSystemTimeMs()), MEMBERSHIPS);
        }
    }

    private void tell(Crisis crisis, Optional<? extends CrisisEvent> event) {
        tell(crisis, event, null);
    }

    /** @param decision of a person, from which it follows, or null */
    private void tell(Crisis crisis, Optional<? extends CrisisEvent> event, String decision) {
        event.ifPresent(told -> {
            sendAgain();
            Record<String, byte[]> record = CrisisRecords.of(told, crisis, decision, clock.instant());
            if (!(told instanceof CrisisGraded)) {
                crises.sends(crisis, record);
            }
            context().forward(record, CRISES);
        });
    }
}
