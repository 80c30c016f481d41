package io.langyan.notification.page;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Level;
import io.langyan.notification.store.Facts;
import io.langyan.notification.store.Strings;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A page (呼叫). What it does is decided by its {@link Stage} and its {@link Ladder}. */
@Entity
@Table(name = "page")
public class PageRow {

    /** The fact of a hit that says until when it must have been pushed. */
    public static final String ALERT_BY = "alertBy";

    /** Why it was closed without ringing. */
    public static final String MUTED = "muted";

    /** Reasons that tell of no story: of how it is listened, of all that is said in an hour, of the suite itself. */
    private static final Set<String> OF_NO_STORY = Set.of(
            "source-silent",
            "patrol-due",
            "patrol-missed",
            "spike",
            "mute-ended",
            "channel-down",
            "channel-quota",
            "chain-check",
            "rota-check");

    @Id
    public UUID id;

    public String brand;
    public String drill;
    public Integer planVersion;
    public String planName;
    public UUID incidentId;
    public UUID crisisId;
    public String groupKey;

    /** What else was told of the same story is in it too. */
    public UUID conversation;

    /** Which page of its conversation, from 1, without those that a mute kept for good. */
    public int nth = 1;

    public String level;
    public String why;
    public String title;

    @Convert(converter = Facts.class)
    public Map<String, String> facts = Map.of();

    @Convert(converter = Strings.class)
    public List<String> roles = List.of();

    public String policy;

    /** The route of the plan by which it came to its policy, or null. */
    public String route;

    @Convert(converter = LadderJson.class)
    public Ladder ladder;

    /** What the plan says about an unknown outcome: resend or failover. */
    public String onUnknown;

    /** How long an acknowledgement holds; null for ever. */
    public Long ackKeepsMillis;

    public boolean trial;

    public String stage;
    public Instant startedAt;
    public int taken;
    public Instant nextAt;

    /** Rungs taken over all runs and restarts; numbers the pushes of each rung. */
    public int climbed;

    public Instant requestedAt;
    public Instant openedAt;
    public UUID ackPerson;
    public String ackName;
    public String ackChannel;
    public String ackProof;
    public Instant ackedAt;
    public Instant endedAt;
    public String endedWhy;

    /** Why nobody could be told, or null. */
    public String alarm;

    /** The mute that kept it from ringing, at once or further, or null. */
    public UUID muteId;

    public Instant mutedUntil;

    /** When somebody said that the next of its group shall ring, or null. */
    public Instant releasedAt;

    public String releasedBy;

    /** As it was asked for; of which plan, when and how it rings is for the escalation to say. */
    public static PageRow of(PageRequest request) {
        PageRow page = new PageRow();
        page.id = request.pageId();
        page.brand = request.brand();
        page.drill = request.scope().drill();
        page.incidentId = request.incidentId();
        page.crisisId = request.crisisId();
        page.groupKey = request.group();
        page.conversation = request.conversation();
        page.level = request.level().code();
        page.why = request.why();
        page.title = request.title();
        page.facts = request.facts();
        page.roles = request.roles();
        page.requestedAt = request.at();
        return page;
    }

    public Stage stage() {
        return switch (stage) {
            case "ringing" -> new Stage.Ringing(startedAt, taken, nextAt);
            case "acknowledged" -> new Stage.Answered(answer(), nextAt);
            case "exhausted" -> new Stage.Unanswered(endedAt);
            case "closed" -> new Stage.Closed(endedAt, endedWhy);
            default -> throw new IllegalStateException("unknown stage " + stage);
        };
    }

    public void enter(Stage next) {
        stage = next.name();
        nextAt = next.nextAt();
        endedAt = null;
        endedWhy = null;
        if (next instanceof Stage.Ringing ringing) {
            startedAt = ringing.startedAt();
            taken = ringing.taken();
        } else if (next instanceof Stage.Answered answered) {
            answer(answered.answer());
        } else if (next instanceof Stage.Unanswered unanswered) {
            endedAt = unanswered.at();
        } else if (next instanceof Stage.Closed closed) {
            endedAt = closed.at();
            endedWhy = closed.why();
        }
    }

    /** Whether it is of something that is said about the brand, which others may be told of too. */
    public boolean isOfStory() {
        return conversation != null && !OF_NO_STORY.contains(why);
    }

    /** Whether somebody is still to answer it, so that pushes of it make sense. */
    public boolean isWanted(Instant now) {
        return stage() instanceof Stage.Answerable && (mutedUntil == null || !mutedUntil.isAfter(now));
    }

    /** Whether it rings, somebody is still to answer it and this is the rung that it took last. */
    public boolean ringsBy(int rung, Instant now) {
        return stage() instanceof Stage.Ringing && taken > 0 && rung == climbed - 1 && isWanted(now);
    }

    /** The step that it took last reaches nobody: the next of the run need not wait. On trial there is none. */
    public void handOn(Instant now) {
        if (!trial && stage() instanceof Stage.Ringing ringing) {
            enter(ringing.hastened(ladder, now));
        }
    }

    /** The first rung of the run that rings, or rang last. */
    public int runFrom() {
        return climbed - taken;
    }

    /** On trial it takes no step after its first, which shows whom it would have called. */
    public boolean isTriedOut(Stage.Ringing ringing) {
        return trial && ringing.taken() > 0;
    }

    /** It is about no brand in particular, such as a rota: then everybody may see and answer it. */
    public boolean concernsAll() {
        return brand.equals(Envelope.ALL_BRANDS);
    }

    /**
     * Until when others of its group do not ring; it may be over.
     *
     * @param window how long a group is quiet after it rang
     */
    public Instant quietUntil(Duration window) {
        Instant over = openedAt.plus(window);
        return Stream.of(over, mutedUntil, releasedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(over);
    }

    /** A mute keeps it quiet: it rings from the first rung when the mute ends, as one that is opened meanwhile does. */
    public void hold(UUID mute, Instant until) {
        muteId = mute;
        mutedUntil = until;
        if (stage() instanceof Stage.Ringing) {
            enter(Stage.Ringing.from(ladder, until));
        }
    }

    /** Its answer has expired: it rings from the first rung, but not before its mute ends. */
    public void ringAgain(Stage.Answered answered, Instant now) {
        boolean muted = mutedUntil != null && mutedUntil.isAfter(now);
        enter(answered.ringAgain(ladder, muted ? mutedUntil : now));
    }

    /** Until when its next step waits for quiet hours to end; null when it does not. */
    public Instant quietHoursEnd() {
        boolean waits = "ringing".equals(stage)
                && ladder.quiet() != null
                && ladder.quiet().endsAt(nextAt);
        return waits ? nextAt : null;
    }

    public Scope scope() {
        return new Scope(brand, drill, planVersion);
    }

    public Level gravity() {
        return Level.of(level);
    }

    /**
     * Whether a hit was, or is still not, pushed in time.
     *
     * @param pushed when the first push was accepted, or null
     * @return null for what is no hit
     */
    public Boolean isLate(Instant pushed, Instant now) {
        String by = facts.get(ALERT_BY);
        return by == null ? null : Instant.parse(by).isBefore(pushed == null ? now : pushed);
    }

    public Duration ackKeeps() {
        return ackKeepsMillis == null ? null : Duration.ofMillis(ackKeepsMillis);
    }

    /** Null while nobody has answered. */
    public Answer answer() {
        return ackedAt == null ? null : new Answer(ackPerson, ackName, ackChannel, ackProof, ackedAt);
    }

    private void answer(Answer answer) {
        ackPerson = answer.person();
        ackName = answer.name();
        ackChannel = answer.channel();
        ackProof = answer.proof();
        ackedAt = answer.at();
    }
}
