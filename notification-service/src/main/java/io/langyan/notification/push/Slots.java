package io.langyan.notification.push;

/**
 * How many places of a channel's limit may be taken now. Of each window some are kept for L1.
 *
 * @param most the provider's limit
 * @param used places taken within the window
 * @param reserve places kept for L1
 */
record Slots(int most, int used, int reserve) {

    static final Slots ENDLESS = new Slots(Integer.MAX_VALUE, 0, 0);

    int forL1() {
        return Math.max(0, most - used);
    }

    int forOthers() {
        return Math.max(0, most - reserve - used);
    }
}
