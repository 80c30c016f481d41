package io.langyan.standalone.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.standalone.launcher.home.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    @TempDir
    private Path folder;

    @Test
    void theLastObservationHappensWithinTheMinuteBeforeNow() throws IOException {
        // Given
        Recording recording = Recording.of(file(
                "{\"observedAt\":\"2026-03-02T10:30:17+08:00\"}", "", "{\"observedAt\":\"2026-03-02T01:00:00Z\"}"));

        // When
        Duration shift = recording.shiftTo(Instant.parse("2026-11-21T12:00:00Z"));

        // Then
        assertThat(recording.last().plus(shift)).isEqualTo(Instant.parse("2026-11-21T11:59:17Z"));
        assertThat(recording.first()).isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
    }

    @Test
    void bothTimesMoveAndNothingElseDoes() {
        assertThat(Recording.shifted(
                        "{\"publishedAt\":\"2026-03-02T01:00:00+08:00\",\"observedAt\":\"2026-03-02T02:00:00Z\",\"text\":\"避雷\"}",
                        1,
                        Duration.ofHours(1)))
                .isEqualTo(
                        "{\"publishedAt\":\"2026-03-01T18:00:00Z\",\"observedAt\":\"2026-03-02T03:00:00Z\",\"text\":\"避雷\"}");
    }

    @Test
    void aBrokenLineIsNamedByItsNumber() throws IOException {
        Path broken = file("{\"observedAt\":\"2026-03-02T02:00:00Z\"}", "{\"observedAt\":");

        assertThatThrownBy(() -> Recording.of(broken))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Line 2");
    }

    @Test
    void aTimeWithoutOffsetIsNamedByItsLine() throws IOException {
        Path broken = file("{\"observedAt\":\"2026-03-02 02:00:00\"}");

        assertThatThrownBy(() -> Recording.of(broken))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Line 1");
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("recorded.ndjson"), List.of(lines));
    }
}
