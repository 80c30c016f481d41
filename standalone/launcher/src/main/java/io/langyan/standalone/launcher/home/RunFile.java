package io.langyan.standalone.launcher.home;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What runs, written by the launcher for {@code status}, {@code down} and whoever comes after a crash.
 *
 * @param state starting, ready or stopping
 * @param url the origin users see
 * @param simulators where the provider simulators listen
 * @param processes the launcher first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunFile(String state, String url, String simulators, List<Entry> processes) {

    public static final String READY = "ready";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A process of the suite; see {@code ProcessId} for what tells it apart from a later one with its number. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(String name, long pid, long startTicks, String boot, int port, String probe) {}

    /** The record a launcher left, whether it still runs or not. */
    public static Optional<RunFile> read(LangyanHome home) {
        Path file = home.runFile();
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), RunFile.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UserError("The record " + file + " cannot be read: delete it and start again.", e);
        }
    }

    public void write(LangyanHome home) {
        Path file = home.runFile();
        Path fresh = file.resolveSibling("." + file.getFileName());
        try {
            JSON.writeValue(fresh.toFile(), this);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public static void remove(LangyanHome home) {
        try {
            Files.deleteIfExists(home.runFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Entry launcher() {
        return processes.get(0);
    }
}
