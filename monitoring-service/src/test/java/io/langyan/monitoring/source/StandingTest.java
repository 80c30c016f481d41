package io.langyan.monitoring.source;

import static io.langyan.monitoring.source.Standing.State.FAILING;
import static io.langyan.monitoring.source.Standing.State.LATE;
import static io.langyan.monitoring.source.Standing.State.LIVE;
import static io.langyan.monitoring.source.Standing.State.NEW;
import static io.langyan.monitoring.source.Standing.State.PAUSED;
import static io.langyan.monitoring.source.Standing.State.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.outbound.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Trouble TROUBLE = new Trouble("http-503", "服务器答复 503", "the server answered 503");

    @Test
    void silenceIsNotCalm() {
        assertThat(heard(4).state()).isEqualTo(LIVE);
        assertThat(heard(6).state()).isEqualTo(LATE);
        assertThat(heard(6).since()).isEqualTo(ago(1));
        assertThat(heard(16).state()).isEqualTo(SILENT);
        assertThat(heard(16).since()).isEqualTo(ago(1));
        assertThat(heard(16).overdue()).isTrue();
    }

    @Test
    void whatNeverDeliveredIsNewAndThenSilent() {
        assertThat(standing(true, new SourceFacts(ago(14), null, null, null, 0, null, null))
                        .state())
                .isEqualTo(NEW);
        assertThat(standing(true, new SourceFacts(ago(16), null, null, null, 0, null, null))
                        .state())
                .isEqualTo(SILENT);
    }

    @Test
    void aLookThatFoundNothingNewIsASignOfLife() {
        assertThat(standing(true, new SourceFacts(ago(900), ago(500), ago(2), ago(2), 0, null, null))
                        .state())
                .isEqualTo(LIVE);
    }

    @Test
    void aFailureIsToldWithItsReasonAndItsBeginning() {
        Standing failing = standing(true, new SourceFacts(ago(900), ago(6), ago(1), ago(6), 3, ago(4), TROUBLE));

        assertThat(failing.state()).isEqualTo(FAILING);
        assertThat(failing.since()).isEqualTo(ago(4));
        assertThat(failing.trouble()).isEqualTo(TROUBLE);
        assertThat(failing.overdue()).isFalse();
        assertThat(standing(true, new SourceFacts(ago(900), ago(16), ago(1), ago(16), 3, ago(14), TROUBLE))
                        .overdue())
                .isTrue();
    }

    @Test
    void aSampleAfterTheFailureEndsIt() {
        assertThat(standing(true, new SourceFacts(ago(900), ago(1), ago(3), null, 1, ago(3), TROUBLE))
                        .state())
                .isEqualTo(LIVE);
    }

    @Test
    void aPausedSourceOwesNothing() {
        Standing paused = standing(false, new SourceFacts(ago(900), ago(800), ago(1), null, 3, ago(4), TROUBLE));
        assertThat(paused.state()).isEqualTo(PAUSED);
        assertThat(paused.overdue()).isFalse();
    }

    @Test
    void aNameThatCameByOnceHasNoRhythmToBreak() {
        assertThat(known(0, ago(500), ago(500)).owes(FIVE)).isFalse();
        assertThat(known(0, ago(500), ago(490)).owes(FIVE)).isFalse();
        assertThat(known(0, ago(500), ago(480)).owes(FIVE)).isTrue();
        assertThat(known(1, ago(500), null).owes(FIVE)).isTrue();
    }

    @Test
    void secretsInAUrlStayHiddenAndComeBackAsTheyWere() {
        String url = "http://rsshub:1200/weibo/user/1?key=s3cret&filter=a&access_token=t0p";
        String shown = HiddenSecrets.in(url);

        assertThat(shown).isEqualTo("http://rsshub:1200/weibo/user/1?key=***&filter=a&access_token=***");
        assertThat(HiddenSecrets.restored(shown, url)).isEqualTo(url);
        assertThat(HiddenSecrets.restored("http://other/", url)).isEqualTo("http://other/");
    }

    private static Standing heard(int minutesAgo) {
        return standing(true, new SourceFacts(ago(900), ago(minutesAgo), null, null, 0, null, null));
    }

    private static Standing standing(boolean enabled, SourceFacts facts) {
        return Standing.of(source(enabled, 1), facts, FIVE, NOW);
    }

    private static KnownSource known(int version, Instant since, Instant lastSampleAt) {
        return new KnownSource(source(true, version), new SourceFacts(since, lastSampleAt, null, null, 0, null, null));
    }

    private static Source source(boolean enabled, int version) {
        return new Source(
                "a", "weibo", List.of(), SourceKind.PUSH, null, null, null, enabled, null, null, version, "test", NOW);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
