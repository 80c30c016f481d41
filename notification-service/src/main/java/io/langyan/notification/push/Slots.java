package io.langyan.notification.push;

import io.langyan.notification.channel.Quota;
import java.util.Optional;

/**
 * How many places of a channel's limits may be taken now.
 *
 * @param forL1 all that are free
 * @param forOthers those that are not kept for L1
 * @param single of these, those that are not kept for a digest
 */
record Slots(int forL1, int forOthers, int single) {

    static final Slots ENDLESS = new Slots(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /**
     * Slots of one window.
     *
     * @param most the provider's limit
     * @param used places taken within the window
     * @param reserve places kept for L1
     * @param digest places kept for a digest
     */
    static Slots of(int most, int used, int reserve, int digest) {
        return new Slots(
                Math.max(0, most - used),
                Math.max(0, most - reserve - used),
                Math.max(0, most - reserve - digest - used));
    }

    /** No more than so many at once. */
    Slots most(int atOnce) {
        return and(new Slots(atOnce, atOnce, atOnce));
    }

    /** Of the quota of a month none is kept for a digest, which would come too late to spare any. */
    Slots within(Optional<Quota> quota) {
        return quota.map(month -> and(of(month.most(), month.used(), month.reserve(), 0)))
                .orElse(this);
    }

    /** When both hold. */
    Slots and(Slots other) {
        return new Slots(
                Math.min(forL1, other.forL1), Math.min(forOthers, other.forOthers), Math.min(single, other.single));
    }
}
