package io.langyan.notification.channel;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A channel's quota of a calendar month (月度额度) as it stands.
 *
 * @param month in the channel's zone
 * @param used messages begun in it by all replicas, whatever came of them
 * @param most messages that may be begun
 * @param reserve of these, those kept for L1
 * @param told the gravest mark that somebody was told of
 */
public record Quota(YearMonth month, ZoneId zone, int used, int most, int reserve, Mark told) {

    /** How far a month is used up, in ascending order. */
    public enum Mark {
        NONE,
        /** Four fifths of it. */
        NEARLY,
        /** What is left is kept for L1. */
        RESERVED,
        /** All of it. */
        USED
    }

    /** Time does not run backwards, whatever a replica's clock or a change of zone says: what was counted is not forgotten. */
    static Quota of(ChannelRow row, int most, ZoneId zone, Instant now) {
        int reserve = QuotaSettings.reserve(row.settings, most);
        YearMonth present = YearMonth.from(now.atZone(zone));
        YearMonth counted = row.quotaMonth == null ? present : YearMonth.parse(row.quotaMonth);
        return present.isAfter(counted)
                ? new Quota(present, zone, 0, most, reserve, Mark.NONE)
                : new Quota(
                        counted, zone, row.quotaUsed, most, reserve, row.quotaTold == null ? Mark.NONE : row.quotaTold);
    }

    Instant beganAt() {
        return begin(month);
    }

    /** When the next month begins. */
    public Instant resetsAt() {
        return begin(month.plusMonths(1));
    }

    private Instant begin(YearMonth of) {
        return of.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** A channel that is kept for L1 altogether is so by intent, and that is no mark. */
    public Mark mark() {
        if (used >= most) {
            return Mark.USED;
        }
        if (reserve < most && used >= most - reserve) {
            return Mark.RESERVED;
        }
        return used * 5L >= most * 4L ? Mark.NEARLY : Mark.NONE;
    }

    /** Whether somebody must be told how far it is used up. */
    public boolean isToBeTold() {
        return mark().compareTo(told) > 0;
    }

    public boolean isUsedUp() {
        return used >= most;
    }

    /** Why nothing more may leave, below L1 at least; empty while it may. */
    public Optional<Outcome> refusal() {
        if (isUsedUp()) {
            return Optional.of(refused("QUOTA_USED", "the channel's quota of the month is used up"));
        }
        return used >= most - reserve
                ? Optional.of(
                        refused("QUOTA_RESERVED", "what is left of the channel's quota of the month is kept for L1"))
                : Optional.empty();
    }

    private static Outcome refused(String code, String why) {
        return Outcome.failed(Outcome.Result.THROTTLED, code, why);
    }
}
