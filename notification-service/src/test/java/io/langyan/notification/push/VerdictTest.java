package io.langyan.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.push.Verdict.Again;
import io.langyan.notification.push.Verdict.FailOver;
import io.langyan.notification.push.Verdict.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PROBE = Duration.ofMinutes(1);
    private static final Standing FRESH = new Standing(0, Duration.ZERO, false, true, false, false, true);
    private static final Standing LAST = new Standing(0, Duration.ZERO, false, false, false, false, true);

    @Test
    void acceptedIsSentOrGoesOnWithTheNextPart() {
        assertThat(after(FRESH, Result.OK)).isEqualTo(new Verdict.Sent());
        assertThat(after(new Standing(0, Duration.ZERO, false, true, true, false, true), Result.OK))
                .isEqualTo(new Verdict.NextPart());
    }

    @Test
    void aTransientRefusalIsTriedThriceMoreThenTheNextChannelTakesOver() {
        assertThat(after(refused(0), Result.RETRY)).isEqualTo(new Again(Duration.ofSeconds(1), true, false));
        assertThat(after(refused(2), Result.RETRY)).isEqualTo(new Again(Duration.ofSeconds(9), true, false));
        assertThat(after(refused(3), Result.RETRY)).isEqualTo(new FailOver(false));
    }

    @Test
    void aCodeThatNobodyKnowsIsAFailureTriedOnceMore() {
        assertThat(after(refused(0), Result.UNKNOWN)).isInstanceOf(Again.class);
        assertThat(after(refused(1), Result.UNKNOWN)).isEqualTo(new FailOver(false));
    }

    @Test
    void withoutAnotherChannelItIsTriedOnAndOnAndIsStuck() {
        Standing tried = new Standing(50, Duration.ZERO, false, false, false, false, true);

        assertThat(after(tried, Result.RETRY)).isEqualTo(new Again(Verdict.LONGEST, true, false, true));
        assertThat(after(tried, Result.UNKNOWN)).isEqualTo(new Again(Verdict.LONGEST, true, false, true));
        assertThat(after(tried, Result.CHANNEL_DOWN)).isEqualTo(new Again(PROBE, true, false, true));
        assertThat(throttled(LAST, 600)).isEqualTo(new Again(Duration.ofSeconds(600), false, false, true));
    }

    /** Whether its page waits for it or not does not hang on whether there is another channel. */
    @ParameterizedTest
    @EnumSource(Result.class)
    void whatIsNotStuckWithoutAnotherChannelStaysWhereItIsWithOneToo(Result result) {
        for (int refusals = 0; refusals < 6; refusals++) {
            for (int seconds : List.of(0, 19, 20, 21, 600)) {
                Outcome outcome = new Outcome(result, "c", "r", Duration.ofSeconds(seconds), null);
                Verdict alone = Verdict.after(standing(refusals, false), outcome, PATIENCE, PROBE);
                Verdict accompanied = Verdict.after(standing(refusals, true), outcome, PATIENCE, PROBE);
                if (alone instanceof Again again) {
                    assertThat(accompanied).isEqualTo(again.stuck() ? new FailOver(false) : again);
                }
            }
        }
    }

    private static Standing standing(int refusals, boolean another) {
        return new Standing(refusals, Duration.ZERO, false, another, false, false, true);
    }

    @Test
    void throttlingBurnsNoAttemptAndFailsOverOnlyWhenItTakesLong() {
        assertThat(throttled(FRESH, 2)).isEqualTo(new Again(Duration.ofSeconds(2), false, false));
        assertThat(throttled(FRESH, 600)).isEqualTo(new FailOver(false));
    }

    /** One that says "in ten seconds" each time would keep it for a day. */
    @Test
    void throttlingForAMomentAgainAndAgainTakesLongTooAndTheNextChannelTakesOver() {
        assertThat(throttled(refusedFor(10, true), 10)).isEqualTo(new Again(Duration.ofSeconds(10), false, false));
        assertThat(throttled(refusedFor(11, true), 10)).isEqualTo(new FailOver(false));
        assertThat(throttled(refusedFor(86_000, false), 10))
                .isEqualTo(new Again(Duration.ofSeconds(10), false, false, true));
    }

    @Test
    void whatCanNeverPassGoesAnotherWayOrFails() {
        assertThat(after(FRESH, Result.PERM)).isEqualTo(new FailOver(false));
        assertThat(after(LAST, Result.PERM)).isEqualTo(new Verdict.Failed());
        assertThat(after(FRESH, Result.CHANNEL_DOWN)).isEqualTo(new FailOver(false));
    }

    @Test
    void anUnknownOutcomeIsSentAgainAtMostOnceAndMarked() {
        assertThat(after(FRESH, Result.MAYBE)).isEqualTo(new Again(Duration.ZERO, false, true));
        assertThat(after(LAST, Result.MAYBE)).isEqualTo(new Again(Duration.ZERO, false, true));
    }

    @Test
    void whenTheRepeatIsOfUnknownOutcomeTooTheNextChannelTakesOver() {
        assertThat(after(new Standing(0, Duration.ZERO, true, true, false, false, true), Result.MAYBE))
                .isEqualTo(new FailOver(true));
        assertThat(after(new Standing(0, Duration.ZERO, true, false, false, false, true), Result.MAYBE))
                .isEqualTo(new Verdict.LeftUnknown());
    }

    @Test
    void orFailsOverAsThePlanSays() {
        assertThat(after(new Standing(0, Duration.ZERO, false, true, false, false, false), Result.MAYBE))
                .isEqualTo(new FailOver(true));
        assertThat(after(new Standing(0, Duration.ZERO, false, false, false, false, false), Result.MAYBE))
                .isEqualTo(new Verdict.LeftUnknown());
    }

    @Test
    void aPartThatStaysUnknownKeepsNoOtherFromLeaving() {
        assertThat(after(part(true, true, false), Result.MAYBE)).isEqualTo(new FailOver(true));
        assertThat(after(part(false, true, false), Result.MAYBE)).isEqualTo(new Verdict.NextPart());
    }

    @Test
    void whatLacksAPartIsNotSentWhenItsLastPartIs() {
        assertThat(after(part(true, true, true), Result.OK)).isEqualTo(new Verdict.NextPart());
        assertThat(after(part(true, false, true), Result.OK)).isEqualTo(new Verdict.LeftUnknown());
        assertThat(after(part(true, false, false), Result.OK)).isEqualTo(new Verdict.Sent());
    }

    /** Of one that was sent again already. */
    private static Standing part(boolean another, boolean more, boolean gap) {
        return new Standing(0, Duration.ZERO, true, another, more, gap, true);
    }

    private static Standing refused(int times) {
        return new Standing(times, Duration.ZERO, false, true, false, false, true);
    }

    private static Standing refusedFor(int seconds, boolean another) {
        return new Standing(0, Duration.ofSeconds(seconds), false, another, false, false, true);
    }

    private static Verdict after(Standing push, Result result) {
        return Verdict.after(push, Outcome.failed(result, "x", "x"), PATIENCE, PROBE);
    }

    private static Verdict throttled(Standing push, int seconds) {
        return Verdict.after(push, Outcome.throttled("x", "x", Duration.ofSeconds(seconds)), PATIENCE, PROBE);
    }
}
