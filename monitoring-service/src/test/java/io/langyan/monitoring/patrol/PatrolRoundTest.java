package io.langyan.monitoring.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatrolRoundTest {

    private static final Instant DUE = Instant.parse("2026-11-25T01:00:00Z");
    private static final Instant SIGN_BY = DUE.plusSeconds(1_800);
    private static final PatrolRound.Open OPEN = new PatrolRound.Open(
            new Assignment(
                    UUID.randomUUID(),
                    "langyan",
                    new Assignment.PlanRef("default", 3),
                    "09:00",
                    LocalDate.parse("2026-11-25"),
                    DUE,
                    SIGN_BY,
                    List.of("weibo", "douyin")),
            Walk.NOT_BEGUN);

    @Test
    void aRoundWithEveryPlatformTickedIsSignedOff() {
        // Given
        PatrolRound.Unsigned walked = ticked(ticked(OPEN.due(), "weibo"), "douyin");

        // When
        Ruling ruling = walked.signOff("li", DUE.plusSeconds(60), "ignored, nothing was left out");

        // Then
        assertThat(ruling)
                .isEqualTo(new Ruling.Accepted(new PatrolRound.Done(
                        OPEN.assignment(),
                        walked.walk(),
                        new PatrolRound.SignOff("li", DUE.plusSeconds(60), false, null))));
    }

    @Test
    void anUntickedPlatformNeedsAReason() {
        PatrolRound.Unsigned walked = ticked(OPEN.due(), "weibo");

        assertThat(walked.signOff("li", DUE, null)).isEqualTo(new Ruling.Unticked(List.of("douyin")));
        assertThat(done(walked.signOff("li", DUE, "app down")).signOff().untickedWhy())
                .isEqualTo("app down");
    }

    @Test
    void aMissedRoundIsSignedLate() {
        PatrolRound.Unsigned walked = ticked(ticked(OPEN.due().missed(), "weibo"), "douyin");

        assertThat(done(walked.signOff("li", SIGN_BY.plusSeconds(9), null))
                        .signOff()
                        .late())
                .isTrue();
    }

    @Test
    void whoSignsAfterTheGraceIsLateThoughNoTimerRangYet() {
        PatrolRound.Unsigned walked = ticked(ticked(OPEN.due(), "weibo"), "douyin");

        assertThat(done(walked.signOff("li", SIGN_BY.plusMillis(1), null))
                        .signOff()
                        .late())
                .isTrue();
        assertThat(done(walked.signOff("li", SIGN_BY, null)).signOff().late()).isFalse();
    }

    @Test
    void aRoundCanBeWalkedAnHourBeforeItsTimeAndNoEarlier() {
        Instant early = DUE.minusSeconds(3_601);

        assertThat(OPEN.begin("li", early)).isEqualTo(new Ruling.TooEarly(DUE.minusSeconds(3_600)));
        assertThat(OPEN.signOff("li", early, "why not")).isInstanceOf(Ruling.TooEarly.class);
        assertThat(OPEN.tick(tick("weibo", early))).isInstanceOf(Ruling.TooEarly.class);
        assertThat(OPEN.begin("li", DUE.minusSeconds(3_600))).isInstanceOf(Ruling.Accepted.class);
    }

    @Test
    void whoTicksFirstHasBegunAndStaysTheOneWhoDid() {
        PatrolRound.Unsigned walked = ticked(OPEN.due(), "weibo");

        Ruling again = walked.begin("wang", DUE.plusSeconds(5));

        assertThat(((Ruling.Accepted) again).round().walk().startedBy()).isEqualTo("li");
    }

    @Test
    void aPlatformOffTheListIsRefused() {
        assertThat(OPEN.due().tick(tick("news", DUE))).isEqualTo(new Ruling.UnknownPlatform("news"));
    }

    private static PatrolRound.Unsigned ticked(PatrolRound.Unsigned round, String platform) {
        return (PatrolRound.Unsigned) ((Ruling.Accepted) round.tick(tick(platform, DUE))).round();
    }

    private static Tick tick(String platform, Instant at) {
        return new Tick(UUID.randomUUID(), platform, null, "li", at, null);
    }

    private static PatrolRound.Done done(Ruling ruling) {
        return (PatrolRound.Done) ((Ruling.Accepted) ruling).round();
    }
}
