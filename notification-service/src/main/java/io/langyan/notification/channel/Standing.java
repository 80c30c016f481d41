package io.langyan.notification.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/** How a channel that a plan names stands for a brand at a moment. Open, or why nothing goes that way. */
public enum Standing {
    OPEN,
    /** There is none of that name. */
    ABSENT,
    /** An admin has switched it off. */
    OFF,
    /** It is for other brands only. */
    OTHER_BRAND,
    /** It refused our credentials or configuration. */
    DOWN,
    /** The provider refuses everything for a while. */
    BLOCKED;

    /** @param row null when there is none of that name */
    public static Standing of(ChannelRow row, String brand, Instant now) {
        if (row == null) {
            return ABSENT;
        }
        if (!row.enabled) {
            return OFF;
        }
        if (!row.covers(brand)) {
            return OTHER_BRAND;
        }
        return row.down ? DOWN : row.blockedAt(now) ? BLOCKED : OPEN;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
