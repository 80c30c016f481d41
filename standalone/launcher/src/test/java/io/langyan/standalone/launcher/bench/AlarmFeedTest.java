package io.langyan.standalone.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AlarmFeedTest {

    private final AlarmStory story =
            new AlarmStory("bench-1-0", "bench-1-0-alarm-1", "压测甲：山川湖海", "压测甲：山川湖海，漏电，差评", Duration.ZERO, Level.L2);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    /** Its first sample is under way when the feed ends: the one that would prove its level is due too late. */
    @Test
    void aLevelThatNothingProvesAnyMoreIsSeenToBeMissing() throws InterruptedException {
        // Given
        AlarmFeed feed = new AlarmFeed(this::takenSlowly, List.of(story));
        feed.begin();
        asked.await();

        // When
        Thread end = new Thread(feed::end);
        end.start();
        while (end.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        answered.countDown();
        end.join();

        // Then
        assertThat(feed.sent()).containsOnlyKeys(story);
        assertThat(feed.proved()).isEmpty();
        assertThat(feed.refused()).isEqualTo(1);
    }

    private boolean takenSlowly(byte[] line) {
        asked.countDown();
        try {
            answered.await();
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
