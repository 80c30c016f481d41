package io.langyan.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0|false",
                "12|12|false",
                "1,234|1234|false",
                "１２３４|1234|false",
                "1.2万|12000|false",
                "1.2 万|12000|false",
                "10w+|100000|true",
                "10W+|100000|true",
                "999+|999|true",
                "3亿|300000000|false",
                "2.5k|2500|false",
                "1.05万|10500|false",
                "12.7|12|false",
                "1000000000000|1000000000000|false"
            })
    void whatPlatformsShowIsRead(String shown, long value, boolean capped) {
        assertThat(Count.parse(shown)).contains(new Count(value, capped));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--", "-", "None", "null", "赞", "转发", "N/A", "万", "+", "1.2.3", "1e400"})
    void whatIsNoNumberIsUnknownAndNotZero(String shown) {
        assertThat(Count.parse(shown)).contains(Count.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-1.2万", "1000000000001", "99999999亿"})
    void negativeAndAbsurdIsRefused(String shown) {
        assertThat(Count.parse(shown)).isEmpty();
    }

    @Test
    void aNumberWithManyDigitsCostsNothing() {
        assertThat(Count.parse("9".repeat(1_000_000))).isEmpty();
        assertThat(Count.of(Double.POSITIVE_INFINITY)).isEmpty();
        assertThat(Count.of(Double.NaN)).isEmpty();
    }
}
