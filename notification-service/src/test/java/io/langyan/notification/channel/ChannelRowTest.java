package io.langyan.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChannelRowTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration AGAIN = Duration.ofHours(24);

    @Test
    void anOutageIsToldAtOnceAndAgainAfterADay() {
        ChannelRow row = row();
        assertThat(told(row, 0)).isFalse();

        row.fail(NOON);
        assertThat(told(row, 0)).isTrue();
        row.outageToldAt = NOON;
        row.fail(at(60));

        assertThat(row.downSince).isEqualTo(NOON);
        assertThat(told(row, 60)).isFalse();
        assertThat(told(row, 24 * 60)).isFalse();
        assertThat(told(row, 24 * 60 + 1)).isTrue();
    }

    @Test
    void aChannelThatComesAndGoesIsNotToldEachTime() {
        ChannelRow row = row();
        row.fail(NOON);
        row.outageToldAt = NOON;
        row.recover();
        row.fail(at(2));

        assertThat(told(row, 2)).isFalse();
        assertThat(told(row, 10)).isFalse();
        assertThat(told(row, 11)).isTrue();
    }

    @Test
    void whatWorksAgainOrIsSwitchedOffIsNotTold() {
        ChannelRow well = row();
        well.fail(NOON);
        well.recover();
        ChannelRow off = row();
        off.fail(NOON);
        off.enabled = false;

        assertThat(told(well, 1)).isFalse();
        assertThat(told(off, 1)).isFalse();
    }

    @Test
    void aShorterPauseDoesNotEndALongerOne() {
        ChannelRow row = row();

        row.block(at(10), "410100");
        row.block(at(1), "1111");
        assertThat(row.blockedUntil).isEqualTo(at(10));
        assertThat(row.blockedCode).isEqualTo("410100");

        row.block(at(11), "90030");
        assertThat(row.blockedUntil).isEqualTo(at(11));
        assertThat(row.blockedCode).isEqualTo("90030");
    }

    private static ChannelRow row() {
        ChannelRow row = new ChannelRow();
        row.enabled = true;
        return row;
    }

    private static boolean told(ChannelRow row, int minute) {
        return row.isOutageToBeTold(AGAIN, at(minute));
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
