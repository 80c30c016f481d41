package io.langyan.notification.channel;

import java.time.Instant;

/**
 * A channel's quota over REST.
 *
 * @param month such as {@code 2026-11}
 * @param used messages begun in it
 * @param quota messages that may be begun in it
 * @param reserve of these, those kept for L1
 */
public record QuotaView(String month, int used, int quota, int reserve, Instant resetsAt) {

    static QuotaView of(Quota quota) {
        return new QuotaView(quota.month().toString(), quota.used(), quota.most(), quota.reserve(), quota.resetsAt());
    }
}
