package io.langyan.notification.card;

import io.langyan.notification.channel.Outcome;
import java.time.Duration;

/**
 * What becomes of a card after it was tried to edit it; decides, does nothing.
 *
 * @param result as it is counted
 * @param again after how long it is tried once more, null for never
 * @param tries failed ones, this one counted
 */
record EditVerdict(String result, Duration again, int tries) {

    /** With the pauses between them a quarter of an hour. */
    static final int MOST_TRIES = 8;

    static final EditVerdict EXPIRED = new EditVerdict("expired", null, 0);

    /** @param tries that failed before */
    static EditVerdict after(Outcome outcome, int tries) {
        return switch (outcome.result()) {
            case OK -> new EditVerdict("edited", null, tries);
            case PERM -> new EditVerdict("refused", null, tries);
            case THROTTLED, THROTTLED_RECIPIENT -> new EditVerdict("throttled", outcome.pause(), tries);
            default -> failed(tries + 1);
        };
    }

    /** An edit that may have been made is tried again too: the code lets it be made once only. */
    private static EditVerdict failed(int tries) {
        return tries < MOST_TRIES
                ? new EditVerdict("failed", Duration.ofSeconds((long) Math.pow(3, tries - 1)), tries)
                : new EditVerdict("given-up", null, tries);
    }
}
