package io.langyan.notification.push;

/**
 * How many places of a channel's limits may be taken now.
 *
 * @param forL1 all that are free
 * @param forOthers those that are not kept for L1
 */
record Slots(int forL1, int forOthers) {

    static final Slots ENDLESS = new Slots(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /**
     * Slots of one window.
     *
     * @param most the provider's limit
     * @param used places taken within the window
     * @param reserve places kept for L1
     */
    static Slots of(int most, int used, int reserve) {
        return new Slots(Math.max(0, most - used), Math.max(0, most - reserve - used));
    }

    /** When both hold. */
    Slots and(Slots other) {
        return new Slots(Math.min(forL1, other.forL1), Math.min(forOthers, other.forOthers));
    }
}
