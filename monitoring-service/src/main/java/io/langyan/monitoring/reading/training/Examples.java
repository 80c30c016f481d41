package io.langyan.monitoring.reading.training;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Labelled texts below a data folder: {@code <set>/train.csv} of every known set that is there, and {@code corrections.csv}. */
final class Examples {

    private Examples() {}

    static List<Example> below(Path data) throws IOException {
        List<Example> examples = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Source source : Source.values()) {
            Path file = data.resolve(source.file());
            if (Files.isRegularFile(file)) {
                read(source, file, keys, examples);
            }
        }
        return examples;
    }

    private static void read(Source source, Path file, Set<String> keys, List<Example> examples) throws IOException {
        Set<String> ownKeys = new HashSet<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .detectBomHeader(true)
                .ignoreDifferentFieldCount(true)
                .ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                add(source, row, keys, ownKeys, examples);
            }
        }
    }

    private static void add(
            Source source, NamedCsvRecord row, Set<String> keys, Set<String> ownKeys, List<Example> examples) {
        String text = row.findField("text").orElse("");
        Mood mood = row.findField(source.labelColumn()).flatMap(Mood::of).orElse(null);
        String key = Example.key(text);
        if (mood != null && !text.isBlank() && ownKeys.add(key)) {
            examples.add(new Example(source, mood, text, key, !keys.add(key)));
        }
    }
}
