package io.langyan.notification.channel;

import io.langyan.notification.store.Facts;
import io.langyan.notification.store.Strings;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A channel as kept; {@code secrets} is sealed. */
@Entity
@Table(name = "channel")
public class ChannelRow {

    private static final Duration TOLD_LATELY = Duration.ofMinutes(10);

    @Id
    public String name;

    public String kind;
    public boolean enabled;
    public boolean drill;
    public boolean test;

    @Convert(converter = Strings.class)
    public List<String> brands = List.of();

    public String baseUrl;

    @Convert(converter = Facts.class)
    public Map<String, String> settings = Map.of();

    public byte[] secrets;

    /** Until then the provider refuses everything; null when it does not. */
    public Instant blockedUntil;

    public String blockedCode;

    /** True after it refused our credentials or configuration: only one push at a time tries whether it works again. */
    public boolean down;

    /** Null while it is not. */
    public Instant downSince;

    /** When somebody was last told that it was down; null when nobody ever was. */
    public Instant outageToldAt;

    /** The month in which {@link #quotaUsed} messages were begun, such as {@code 2026-11}; null while none was counted. */
    public String quotaMonth;

    public int quotaUsed;

    /** The gravest mark of that month that somebody was told of, or null. */
    @Enumerated(EnumType.STRING)
    public Quota.Mark quotaTold;

    /** Grows with each edit by a person; not by what the provider answers. */
    public int edition;

    public Instant changedAt;

    /** So many more. */
    void begun(Quota quota, int messages) {
        String month = quota.month().toString();
        if (!month.equals(quotaMonth)) {
            quotaMonth = month;
            quotaTold = null;
        }
        quotaUsed = quota.used() + messages;
    }

    public boolean covers(String brand) {
        return Channel.covers(brands, brand);
    }

    public void fail(Instant now) {
        downSince = down ? downSince : now;
        down = true;
    }

    /**
     * A fault takes it down, without a time to try again, and its end brings it up: no push is needed to find that out.
     *
     * @param fault null for none
     * @return whether that is news
     */
    public boolean take(Fault fault, Instant now) {
        if (fault == null
                ? !down || !Fault.isCode(blockedCode)
                : down && fault.name().equals(blockedCode)) {
            return false;
        }
        if (fault == null) {
            recover();
        } else {
            fail(now);
            blockedUntil = null;
            blockedCode = fault.name();
        }
        return true;
    }

    /** A longer pause that was named before holds: a shorter one is the answer to what was under way then. */
    public void block(Instant until, String code) {
        if (blockedUntil == null || until.isAfter(blockedUntil)) {
            blockedUntil = until;
            blockedCode = code;
        }
    }

    public void recover() {
        down = false;
        downSince = null;
        blockedUntil = null;
        blockedCode = null;
    }

    /** Each outage is told, and a lasting one again; not every one of a channel that comes and goes. */
    public boolean isOutageToBeTold(Duration again, Instant now) {
        return enabled
                && downSince != null
                && (outageToldAt == null
                        || outageToldAt.isBefore(now.minus(outageToldAt.isBefore(downSince) ? TOLD_LATELY : again)));
    }

    public boolean blockedAt(Instant now) {
        return blockedUntil != null && now.isBefore(blockedUntil);
    }
}
