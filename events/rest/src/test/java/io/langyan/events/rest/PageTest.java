package io.langyan.events.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void thePageAfterIsFoundByTheCursor() {
        // Given
        List<Integer> oneMoreThanAsked = List.of(5, 6, 7);
        // When
        Page<Integer> page = Page.of(oneMoreThanAsked, 2, Cursor::of);
        // Then
        assertThat(page.items()).containsExactly(5, 6);
        assertThat(Cursor.parse(page.next()).orElseThrow().number(0)).isEqualTo(6);
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of(List.of(5, 6), 2, Cursor::of).next()).isNull();
    }

    @Test
    void keysSurviveTheCursor() {
        // Given
        Instant at = Instant.parse("2026-11-21T01:02:03.456789Z");
        UUID id = UUID.randomUUID();
        // When
        Cursor cursor = Cursor.parse(Cursor.of(at, id, "狼烟 &?=", 42).encode()).orElseThrow();
        // Then
        assertThat(cursor.instant(0)).isEqualTo(at);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.text(2)).isEqualTo("狼烟 &?=");
        assertThat(cursor.number(3)).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "not base64!", "/w", "____"})
    void aForeignCursorIsRefused(String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Cursor.parse(text).orElseThrow().instant(0))
                .matches(problem -> problem.status() == 400 && problem.kind().equals("bad-cursor"));
    }

    @Test
    void aKeyThatIsNotThereIsRefused() {
        Cursor cursor = Cursor.of("x");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> cursor.text(1));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> cursor.uuid(0));
    }

    @Test
    void withoutACursorItIsTheFirstPage() {
        assertThat(Cursor.parse(null)).isEmpty();
        assertThat(Cursor.parse(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501, Integer.MAX_VALUE})
    void aLimitOutOfRangeIsRefused(int limit) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Page.limit(limit))
                .matches(problem -> problem.status() == 400);
    }

    @Test
    void limitsInRangeCount() {
        assertThat(Page.limit(null)).isEqualTo(50);
        assertThat(Page.limit(500)).isEqualTo(500);
        assertThat(Page.limit(1)).isEqualTo(1);
    }
}
