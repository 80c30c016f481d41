package io.langyan.grading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./langyan backtest FILE --plan A --against B} as it is typed. */
class ComparisonCommandTest {

    private static final String OBSERVATIONS =
            """
            {"platform":"weibo","externalId":"1","title":"岚山酸奶\\u001b[2J喝完拉肚子","text":"x","observedAt":"2026-03-02T09:00:00+08:00","counters":{"likes":0}}
            {"platform":"weibo","externalId":"1","text":"x","observedAt":"2026-03-02T09:40:00+08:00","counters":{"likes":6000}}
            {"platform":"weibo","externalId":"1","text":"x","observedAt":"2026-03-02T10:20:00+08:00","counters":{"likes":12000}}
            no json
            """;

    @TempDir
    Path folder;

    private String loose;
    private String strict;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writePlans() throws IOException {
        loose = plan("loose.yaml", 5_000, 900_000);
        strict = plan("strict.yaml", 10_000, 11_000);
    }

    @Test
    void inEnglishItSaysWhichLevelIsReachedWhen() {
        // When
        int exit = run("--plan", loose, "--against", strict, "--lang", "en");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("loose.yaml -> strict.yaml (times in Asia/Shanghai)")
                .contains("L3 → L2  higher  [1]")
                .contains("L2    —                → 2026-03-02 10:20  appears")
                .contains("L3    2026-03-02 09:40 → 2026-03-02 10:20  40 min later")
                .contains("1 stories: 1 higher, 0 lower, 0 moved in time only, 0 the same.");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 4").contains("3 were graded");
    }

    @Test
    void inChineseToo() {
        // When
        int exit = run("--plan", strict, "--against", loose, "--lang", "zh");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("预案对比：strict.yaml → loose.yaml")
                .contains("L2 → L3  降低")
                .contains("不再达到")
                .contains("早 40 分钟")
                .contains("共 1 个话题：升高 0，降低 1，仅时间改变 0，不变 0。");
    }

    @Test
    void whatAPostSaysCannotSteerTheTerminal() {
        // When
        run("--plan", loose, "--against", strict);

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8))
                .doesNotContain("\u001b")
                .contains("岚山酸奶 [2J喝完拉肚子");
    }

    @Test
    void asJsonItIsTheSameBytesEachTime() throws IOException {
        // When
        run("--plan", loose, "--against", strict, "--json");
        byte[] first = out.toByteArray();
        out.reset();
        run("--plan", loose, "--against", strict, "--json");

        // Then
        assertThat(out.toByteArray()).isEqualTo(first);
        JsonNode answer = EventJson.mapper().readTree(first);
        assertThat(answer.at("/differences/0/moves/0/move").asText()).isEqualTo("appears");
        assertThat(answer.at("/differences/0/moves/1/minutes").asLong()).isEqualTo(40);
        assertThat(answer.at("/summary/higher").asLong()).isEqualTo(1);
        assertThat(answer.get("digest").asText()).hasSize(64);
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndNothingIsPrinted() throws IOException {
        // Given
        String broken = Files.writeString(folder.resolve("broken.yaml"), "grading: {levels: 3}")
                .toString();
        List<String[]> wrong = List.of(
                new String[] {"--all"},
                new String[] {"--against", strict, "--members"},
                new String[] {"--against", strict, "--lang", "fr"},
                new String[] {"--against", broken},
                new String[] {"--against"});

        for (String[] options : wrong) {
            // When
            int exit = run(options);

            // Then
            assertThat(exit).as(String.join(" ", options)).isEqualTo(2);
            assertThat(out.size()).isZero();
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--all needs --against")
                .contains("broken.yaml");
    }

    private int run(String... options) {
        String[] arguments = Stream.concat(Stream.of("-", "--story", "externalId"), Stream.of(options))
                .toArray(String[]::new);
        return BacktestCommand.run(
                arguments,
                new ByteArrayInputStream(OBSERVATIONS.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String plan(String name, long l3, long l2) throws IOException {
        String text =
                """
                grading:
                  levels:
                    - {level: L2, spread: {over: %d, within: PT4H}}
                    - {level: L3, spread: {over: %d, within: PT8H}}
                """
                        .formatted(l2, l3);
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
