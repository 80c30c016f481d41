package io.langyan.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseTimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21 09:05|2026-11-21T01:05:00Z",
                "2026-11-21 09:05:07|2026-11-21T01:05:07Z",
                "2026-11-21T09:05:07.250|2026-11-21T01:05:07.250Z",
                "2026/11/1 9:05|2026-11-01T01:05:00Z",
                "2026.11.21|2026-11-20T16:00:00Z",
                "2026年11月21日 9时5分|2026-11-21T01:05:00Z",
                "2026年11月21日9点05分30秒|2026-11-21T01:05:30Z",
                "2026年11月21日|2026-11-20T16:00:00Z",
                "2026-11-21T09:05:00+08:00|2026-11-21T01:05:00Z",
                "2026-11-21 09:05:00+0900|2026-11-21T00:05:00Z",
                "2026-11-21T01:05:00Z|2026-11-21T01:05:00Z",
                "Sat, 21 Nov 2026 01:05:00 GMT|2026-11-21T01:05:00Z",
                "1763600000|2025-11-20T00:53:20Z",
                "1763600000123|2025-11-20T00:53:20.123Z",
                "20261121|2026-11-20T16:00:00Z",
                "20261121090500|2026-11-21T01:05:00Z",
                "46347.375|2026-11-21T01:00:00Z"
            })
    void timesAreReadAsPeopleWriteThem(String text, Instant time) {
        assertThat(LooseTime.parse(text, LooseTime.PLATFORMS)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "昨天",
                "3小时前",
                "2026-13-01 10:00",
                "2026-02-30",
                "2026-11-21 25:00",
                "99999999999999999999",
                "2026-11-21 09:05+99:00",
                "12"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(LooseTime.parse(text, LooseTime.PLATFORMS)).isEmpty();
    }

    @Property
    void noTextBreaksIt(@ForAll String text) {
        LooseTime.parse(text, ZoneId.of("UTC"));
    }
}
