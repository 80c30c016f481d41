package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PlatformLooksTest {

    private static final int WINDOW = 120;
    private static final int EXPECTED = 5;

    @Example
    void looksAsOftenAsExpectedLeaveNothingOut() {
        // Given
        PlatformLooks looks = new PlatformLooks(WINDOW, EXPECTED);

        // When
        for (int minute = 0; minute <= 300; minute += EXPECTED) {
            looks.add(minute * 60L);
        }

        // Then
        assertThat(looks.missed(300 * 60)).isZero();
        assertThat(looks.watched(300 * 60)).isEqualTo(WINDOW);
    }

    @Example
    void whatIsBeyondTheExpectedIntervalIsMissed() {
        // Given
        PlatformLooks looks = new PlatformLooks(WINDOW, EXPECTED);

        // When
        looks.add(0);
        looks.add(25 * 60);
        looks.add(26 * 60);

        // Then
        assertThat(looks.missed(36 * 60)).isEqualTo(20 + 6);
        assertThat(looks.watched(36 * 60)).isEqualTo(37);
    }

    @Example
    void aGapThatBeganBeforeTheWindowIsMissedFromItsFirstMinuteOn() {
        // Given
        PlatformLooks looks = new PlatformLooks(WINDOW, EXPECTED);

        // When
        looks.add(0);
        looks.add((WINDOW + 100) * 60L);

        // Then
        assertThat(looks.missed((WINDOW + 100) * 60L)).isEqualTo(WINDOW - 1);
    }

    @Property
    void inAnyOrderTheSameAsCountedMinuteByMinute(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<Long> minutes = new ArrayList<>();
        for (int look = 1 + random.nextInt(60); look > 0; look--) {
            minutes.add((long) random.nextInt(random.nextBoolean() ? 60 : 400));
        }
        Collections.shuffle(minutes, random);

        long now = Collections.max(minutes) + random.nextInt(2) * random.nextInt(200);

        // When
        PlatformLooks looks = new PlatformLooks(WINDOW, EXPECTED);
        minutes.forEach(minute -> looks.add(minute * 60 + random.nextInt(60)));

        // Then
        assertThat(looks.missed(now * 60)).isEqualTo(missed(new TreeSet<>(minutes), now));
    }

    private static long missed(TreeSet<Long> minutes, long now) {
        long begin = Math.max(minutes.first(), now - WINDOW + 1);
        long missed = 0;
        for (long minute = begin; minute <= now; minute++) {
            long behind = minute - minutes.floor(minute);
            missed += behind < EXPECTED ? 0 : 1;
        }
        return missed;
    }
}
