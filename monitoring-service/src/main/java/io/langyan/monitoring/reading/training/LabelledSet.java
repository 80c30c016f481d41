package io.langyan.monitoring.reading.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The texts with appeals, categories and types that the rules are judged by; its README says how it came about and what its halves are for. */
public final class LabelledSet {

    private static final String NONE = "-";

    /** One text and what is true of it; {@code type} is "-" for none. */
    public record Text(
            String split, String sentiment, Set<String> appeals, Set<String> categories, String type, String text) {}

    private LabelledSet() {}

    /** The texts of one half: "dev" or "held". */
    public static List<Text> half(Path file, String split) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split("\t", 6))
                .filter(columns -> columns.length == 6 && columns[0].equals(split))
                .map(columns ->
                        new Text(columns[0], columns[1], list(columns[2]), list(columns[3]), columns[4], columns[5]))
                .toList();
    }

    private static Set<String> list(String joined) {
        return joined.equals(NONE) ? Set.of() : Set.of(joined.split("\\|"));
    }
}
