package io.langyan.notification.push;

/** What a delivery report means for its push; decides, does nothing. */
enum ReceiptVerdict {
    /** The push is under way: look again. */
    LATER,
    /** What was unknown is known now: it arrived. */
    ARRIVED,
    /** It was accepted and did not arrive: the next channel takes over. */
    UNDELIVERED,
    /** Shown with the push, and nothing follows. */
    NOTED,
    /** Another report has said that it arrived. */
    OVERRULED;

    /**
     * @param push as it stands
     * @param newest it is about the push's newest attempt
     * @param delivered what it reports
     */
    static ReceiptVerdict of(PushRow push, boolean newest, boolean delivered) {
        if (push.state.equals(PushRow.SENDING)) {
            return LATER;
        }
        boolean unknown = push.state.equals(PushRow.MAYBE) || push.state.equals(PushRow.DUE) && push.repeated;
        if (delivered) {
            return unknown ? ARRIVED : NOTED;
        }
        if (PushRow.DELIVERED.equals(push.receipt)) {
            return OVERRULED;
        }
        boolean lost = push.state.equals(PushRow.MAYBE) || push.state.equals(PushRow.SENT) && newest;
        return lost ? UNDELIVERED : NOTED;
    }
}
