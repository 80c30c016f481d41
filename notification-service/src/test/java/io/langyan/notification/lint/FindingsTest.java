package io.langyan.notification.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.RotaChecked;
import io.langyan.events.v1.RotaChecked.Gap;
import io.langyan.events.v1.RotaChecked.Unreachable;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.rota.Reach;
import io.langyan.notification.rota.RotaRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final UUID PERSON = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void onlyWhatBeginsAnewIsNew() {
        // Given: a gap that grew, a person whose next shift is later
        Findings before =
                new Findings(List.of(gap(0, 5)), List.of(new Unreachable(PERSON, START)), List.of(), List.of(2027));
        Findings found = new Findings(
                List.of(gap(0, 9), gap(12, 13)),
                List.of(new Unreachable(PERSON, START.plusSeconds(60)), new Unreachable(OTHER, START)),
                List.of(new Unreachable(PERSON, START)),
                List.of(2027, 2028));

        // When
        Findings fresh = found.without(before);

        // Then
        assertThat(fresh)
                .isEqualTo(new Findings(
                        List.of(gap(12, 13)),
                        List.of(new Unreachable(OTHER, START)),
                        List.of(new Unreachable(PERSON, START)),
                        List.of(2028)));
        assertThat(before.without(found).none()).isTrue();
        assertThat(Findings.of(found.event("listener", START))).isEqualTo(found);
    }

    @Test
    void aCallNamesTheFirstFiveInTheRotasTime() {
        // Given
        RotaRow rota = new RotaRow();
        rota.role = "listener";
        rota.zone = "Asia/Shanghai";
        List<Gap> gaps =
                IntStream.range(0, 6).mapToObj(i -> gap(24 * i, 24 * i + 1)).toList();

        // When
        PageRequest page = RotaPage.of(
                rota,
                new Findings(
                        gaps,
                        List.of(new Unreachable(PERSON, START)),
                        List.of(new Unreachable(OTHER, START)),
                        List.of()),
                new Reach.Of(Map.of(), Set.of(), Set.of()),
                START);

        // Then
        assertThat(page.brand()).isEqualTo("*");
        assertThat(page.facts().get("gaps"))
                .startsWith("11-20 18:00 至 11-20 19:00；")
                .contains("11-24 18:00")
                .doesNotContain("11-25 18:00")
                .endsWith(" 等 6 项");
        assertThat(page.facts().get("unreachable")).isEqualTo(PERSON + "（11-20 18:00 起）");
        assertThat(page.facts().get("unverified")).isEqualTo(OTHER + "（11-20 18:00 起）");
        assertThat(page.facts().get("guessedYears")).isEmpty();
    }

    @Test
    void whatWasToldBeforeContactsWereVerifiedIsStillRead() {
        RotaChecked before = new RotaChecked("listener", List.of(), List.of(), List.of(2027), START, null);

        assertThat(Findings.of(before)).isEqualTo(new Findings(List.of(), List.of(), List.of(), List.of(2027)));
    }

    private static Gap gap(int fromHour, int toHour) {
        return new Gap(START.plusSeconds(3600L * fromHour), START.plusSeconds(3600L * toHour));
    }
}
