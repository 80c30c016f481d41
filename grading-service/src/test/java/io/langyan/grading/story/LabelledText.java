package io.langyan.grading.story;

import io.langyan.grading.oracle.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A text whose event somebody has told.
 *
 * @param at seconds since the epoch
 * @param event two texts with the same one speak of the same matter
 */
record LabelledText(String id, long at, String text, String event) {

    /** Every fourth ISO week is held back. */
    private static final int HELD_BACK_ONE_IN = 4;

    private static final int A_POST_EVERY = 400;

    /** Titles of hot searches in the order of their hours; empty when the data is not beside the repository. */
    static Optional<List<LabelledText>> hotEvents() {
        return SharedData.find("hot_event_clusters/train.csv").map(file -> rows(file).stream()
                .map(row -> new LabelledText(
                        row.get(0),
                        LocalDateTime.parse(row.get(1)).toEpochSecond(ZoneOffset.ofHours(8)),
                        row.get(2),
                        row.get(4)))
                .toList());
    }

    /** Copied posts; half of them have no time, so all come in the order of their ids, one every some minutes. */
    static Optional<List<LabelledText>> nearDuplicates() {
        return SharedData.find("weibo_neardup/train.csv").map(file -> {
            List<LabelledText> texts = new ArrayList<>();
            rows(file)
                    .forEach(row -> texts.add(new LabelledText(
                            row.get(0), 1_400_000_000L + (long) A_POST_EVERY * texts.size(), row.get(2), row.get(3))));
            return texts;
        });
    }

    /** An event is held back whole, by the week of its first text. */
    static List<LabelledText> heldBack(List<LabelledText> texts) {
        return byWeek(texts, week -> week % HELD_BACK_ONE_IN == 0);
    }

    static List<LabelledText> forTuning(List<LabelledText> texts) {
        return byWeek(texts, week -> week % HELD_BACK_ONE_IN != 0);
    }

    private static List<LabelledText> byWeek(List<LabelledText> texts, IntPredicate chosen) {
        Map<String, Integer> weeks = new HashMap<>();
        texts.forEach(text -> weeks.putIfAbsent(text.event, text.week()));
        return texts.stream().filter(text -> chosen.test(weeks.get(text.event))).toList();
    }

    private int week() {
        LocalDateTime time = LocalDateTime.ofEpochSecond(at, 0, ZoneOffset.ofHours(8));
        return time.get(IsoFields.WEEK_BASED_YEAR) * 53 + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static List<List<String>> rows(Path csv) {
        try {
            return Files.readAllLines(csv).stream()
                    .skip(1)
                    .map(LabelledText::fields)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** RFC 4180, one record a line. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char letter : (line + ",").toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        return fields;
    }
}
