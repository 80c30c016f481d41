package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the offline backtest as its users do: the command in a process of its own, files in, JSON out. */
final class BacktestRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMMAND = "io.langyan.grading.backtest.BacktestCommand";

    private final Path folder;

    BacktestRun(Path folder) {
        this.folder = folder;
    }

    Map<String, Oracle.Outcome> grade(List<JsonNode> observations, String plan, String window, String story)
            throws IOException {
        Path file = folder.resolve("observations.ndjson");
        write(observations, file);
        Path planFile = Files.writeString(folder.resolve("plan.yaml"), plan);
        Path answer = folder.resolve("answer.json");
        run(answer, file.toString(), "--plan", planFile.toString(), "--window", window, "--story", story);
        Map<String, Oracle.Outcome> outcomes = new TreeMap<>();
        for (JsonNode graded : JSON.readTree(answer.toFile()).get("stories")) {
            outcomes.put(graded.get("key").asText(), outcome(graded));
        }
        return outcomes;
    }

    private void run(Path answer, String... arguments) throws IOException {
        Path complaints = folder.resolve("complaints.txt");
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for seconds: the second compiler costs more than it gains
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                COMMAND));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(complaints.toFile())
                .start();
        try {
            if (process.waitFor() != 0 || Files.readString(complaints).contains("line ")) {
                throw new IOException("backtest complained: " + Files.readString(complaints));
            }
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }

    private static Oracle.Outcome outcome(JsonNode story) {
        Map<String, Instant> levels = new LinkedHashMap<>();
        story.get("levels")
                .forEach(level -> levels.put(
                        level.get("level").asText(),
                        Instant.parse(level.get("provedAt").asText())));
        Map<String, Long> peak = new TreeMap<>();
        story.get("peak")
                .fields()
                .forEachRemaining(
                        window -> peak.put(window.getKey(), window.getValue().asLong()));
        return new Oracle.Outcome(levels, peak);
    }

    private static void write(List<JsonNode> observations, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (JsonNode observation : observations) {
                writer.write(JSON.writeValueAsString(observation));
                writer.newLine();
            }
        }
    }
}
