package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Report;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.store.Strings;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One page through one channel to one person or one group, or the news there that it was answered. */
@Entity
@Table(name = "push")
public class PushRow {

    /** due: waits for its turn; sending: leased by a sender; the others are final. */
    public static final String DUE = "due";

    public static final String SENDING = "sending";
    public static final String SENT = "sent";
    public static final String MAYBE = "maybe";
    public static final String FAILED = "failed";
    public static final String WITHHELD = "withheld";
    public static final String CANCELLED = "cancelled";

    /** What a provider reported of it afterwards. */
    public static final String DELIVERED = "delivered";

    public static final String UNDELIVERED = "undelivered";

    /** So long it is tried. */
    static final Duration TRIED = Duration.ofHours(24);

    /** So long it is news that a page was answered. */
    static final Duration NEWS = Duration.ofMinutes(10);

    @Id
    public UUID id;

    public UUID pageId;
    public String brand;
    public String drill;

    /** Which rung of the page it belongs to, counted over all runs. */
    public int rung;

    public String channel;

    /** Null for a group. */
    public UUID person;

    /** A group hears of one step again when somebody has to be named there whom nothing else reached; from 0. */
    public int turn;

    /** Everybody it is meant for. */
    @Convert(converter = Strings.class)
    public List<String> people = List.of();

    /** Channels to fail over to, in order. */
    @Convert(converter = Strings.class)
    public List<String> route = List.of();

    public int priority;
    public String state = DUE;
    public Instant notBefore;
    public Instant createdAt;

    /** It is tried for so long from here: since it was made, or put in line again by a person. */
    public Instant triedFrom;

    /** Who put it in line again after it had failed, or null. */
    public String redrivenBy;

    public Instant doneAt;
    public String leaseOwner;
    public Instant leaseUntil;
    public int attempts;

    /** Attempts refused in a row, apart from throttling. */
    public int refusals;

    /** It waits where another channel would have taken over, were there one; until something of it is accepted or a person puts it in line anew. */
    public boolean stuck;

    /** The part that goes next, from 0. */
    public int part;

    /** It is marked 【可能重复】, for an earlier attempt may have arrived. */
    public boolean repeated;

    /** It tells that the page was answered and calls nobody; its rung is below zero. */
    public boolean notice;

    /** It goes into no digest, for one that it was in was refused. */
    public boolean alone;

    public String code;
    public String reason;

    /** delivered or undelivered, as the provider reported it; null while it has not. */
    public String receipt;

    public String receiptCode;
    public String receiptReason;

    /** When, by the provider's clock. */
    public Instant receiptAt;

    public List<UUID> peopleIds() {
        return people.stream().map(UUID::fromString).toList();
    }

    public boolean isFinal() {
        return !state.equals(DUE) && !state.equals(SENDING);
    }

    boolean isTriedOut(Instant now) {
        return triedFrom.plus(TRIED).isBefore(now);
    }

    /** Whether it has called somebody or may soon; so would one that is withheld, were it no drill. */
    boolean isHopeful() {
        boolean heard = (part > 0 || repeated) && !UNDELIVERED.equals(receipt);
        return switch (state) {
            case DUE -> heard || !stuck;
            case FAILED -> heard;
            case CANCELLED -> false;
            default -> true;
        };
    }

    void lease(String owner, Instant until) {
        state = SENDING;
        leaseOwner = owner;
        leaseUntil = until;
        attempts++;
    }

    void backInLine(Instant when) {
        state = DUE;
        notBefore = when;
        leaseOwner = null;
        leaseUntil = null;
    }

    /** It may not leave before then, and says why. */
    void hold(Outcome why, Instant until) {
        code = why.code();
        reason = why.reason();
        notBefore = until;
    }

    /** Whether somebody is still to answer the page, or to hear that somebody has. */
    boolean isWanted(PageRow page, Instant now) {
        return notice ? createdAt.plus(NEWS).isAfter(now) : page.isWanted(now);
    }

    /** Whether it may go into a digest: no part of its text has left, and no digest with it was refused. */
    boolean maybeGathered() {
        return part == 0 && !alone;
    }

    /** What it was gathered in was refused, perhaps because of another: it goes by itself now. */
    void leaveDigest(Instant now) {
        alone = true;
        backInLine(now);
    }

    void redrive(String by, Instant now) {
        repeated = repeated || state.equals(MAYBE);
        refusals = 0;
        stuck = false;
        triedFrom = now;
        redrivenBy = by;
        receipt = null;
        receiptCode = null;
        receiptReason = null;
        receiptAt = null;
        doneAt = null;
        backInLine(now);
    }

    void receive(Report report) {
        receipt = report.delivered() ? DELIVERED : UNDELIVERED;
        receiptCode = report.code();
        receiptReason = report.reason();
        receiptAt = report.at();
    }

    void end(String as, String withCode, String why, Instant now) {
        state = as;
        stuck = false;
        code = withCode;
        reason = why;
        doneAt = now;
        leaseOwner = null;
        leaseUntil = null;
    }
}
