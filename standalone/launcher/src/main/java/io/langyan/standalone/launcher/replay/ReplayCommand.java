package io.langyan.standalone.launcher.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.cli.HomeOption;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.client.RunningSuite;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./langyan replay FILE [--rate N]}. */
@Command(
        name = "replay",
        description =
                "Posts recorded observations (NDJSON) through REST, times shifted by whole minutes so that the last is now,"
                        + " and prints the levels reached.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Observations a second (default: as fast as accepted).")
    private double rate;

    @Option(
            names = "--save",
            paramLabel = "SHIFTED",
            description = "Also writes what was posted, for a backtest beside it.")
    private Path save;

    @Override
    public Integer call() {
        Recording recording = Recording.of(file);
        Rest rest = new Rest(RunningSuite.of(home.home()));
        Duration shift = recording.shiftTo(Instant.now());
        System.out.printf(
                "%s: %d lines, %s … %s, shifted by %s%n",
                file, recording.lines(), recording.first(), recording.last(), shift);
        Post post = new Post(rest, System.out, rate, save);
        long begin = System.nanoTime();
        post.all(recording, shift);
        System.out.printf("%s in %.1f s%n", post.verdicts(), (System.nanoTime() - begin) / 1e9);
        List<JsonNode> crises = new LevelsReached(rest).since(recording.first().plus(shift));
        crises.forEach(crisis -> System.out.println(line(crisis)));
        System.out.println(crises.size() + " crises");
        return 0;
    }

    private static String line(JsonNode crisis) {
        List<String> levels = new ArrayList<>();
        crisis.path("levels")
                .forEach(level -> levels.add(level.path("level").asText() + " "
                        + level.path("provedAt").asText()));
        return "%-5s %-14s %-28s %s"
                .formatted(
                        crisis.path("level").asText(),
                        crisis.path("brand").asText(),
                        crisis.path("founder").asText(),
                        String.join("  ", levels));
    }
}
