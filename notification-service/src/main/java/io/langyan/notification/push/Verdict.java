package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;
import java.time.Duration;

/** What to do after an attempt; decides, does nothing. */
sealed interface Verdict {

    /** Accepted. */
    record Sent() implements Verdict {}

    /** Accepted, or perhaps; the text has another part. */
    record NextPart() implements Verdict {}

    /**
     * Not delivered, or perhaps; again after a wait.
     *
     * @param stuck another channel would take over, were there one
     */
    record Again(Duration pause, boolean refused, boolean repeated, boolean stuck) implements Verdict {

        Again(Duration pause, boolean refused, boolean repeated) {
            this(pause, refused, repeated, false);
        }
    }

    /** The next channel takes over. */
    record FailOver(boolean maybe) implements Verdict {}

    /** It may have arrived and is not sent again. */
    record LeftUnknown() implements Verdict {}

    /** It can never pass and there is no other channel. */
    record Failed() implements Verdict {}

    /** Refusals before another channel takes over. */
    int PATIENT = 3;

    Duration LONGEST = Duration.ofSeconds(60);

    /**
     * What is known of the push before the attempt's outcome.
     *
     * @param refusals attempts refused before, apart from throttling
     * @param throttled so long ago it was refused for the first time because there were too many
     * @param repeated it was already sent again after an unknown outcome
     * @param another another channel is left that reaches somebody
     * @param more the text has further parts
     * @param gap a part before this one may not have arrived
     * @param resend the plan says to send again once after an unknown outcome, else to fail over at once
     */
    record Standing(
            int refusals,
            Duration throttled,
            boolean repeated,
            boolean another,
            boolean more,
            boolean gap,
            boolean resend) {}

    /**
     * @param patience a longer wait fails over, when it can; of one that is throttled again and again, all of it together
     * @param probe wait before a broken channel is tried again
     */
    static Verdict after(Standing push, Outcome outcome, Duration patience, Duration probe) {
        return switch (outcome.result()) {
            case OK -> push.more() || push.gap() ? onwards(push) : new Sent();
            case RETRY -> refused(push, PATIENT);
            case UNKNOWN -> refused(push, 1);
            case THROTTLED, THROTTLED_RECIPIENT ->
                again(
                        push,
                        new Again(outcome.pause(), false, push.repeated()),
                        push.throttled().plus(outcome.pause()).compareTo(patience) > 0);
            case PERM -> push.another() ? new FailOver(false) : new Failed();
            case CHANNEL_DOWN -> again(push, new Again(probe, true, push.repeated()), true);
            case MAYBE -> unknown(push);
        };
    }

    private static Verdict refused(Standing push, int most) {
        return again(push, new Again(backoff(push.refusals()), true, push.repeated()), push.refusals() >= most);
    }

    /** @param late too long for anybody to wait for it */
    private static Verdict again(Standing push, Again again, boolean late) {
        return late && push.another()
                ? new FailOver(false)
                : new Again(again.pause(), again.refused(), again.repeated(), late);
    }

    private static Verdict unknown(Standing push) {
        if (push.resend() && !push.repeated()) {
            return new Again(Duration.ZERO, false, true);
        }
        return push.another() ? new FailOver(true) : onwards(push);
    }

    /** Who gets only the end of a text still knows that they are called. */
    private static Verdict onwards(Standing push) {
        return push.more() ? new NextPart() : new LeftUnknown();
    }

    /** 1 s, 3 s, 9 s … up to a minute. */
    static Duration backoff(int refusals) {
        Duration wait = Duration.ofSeconds((long) Math.pow(3, Math.min(refusals, 5)));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
