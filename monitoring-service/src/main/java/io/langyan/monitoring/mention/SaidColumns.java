package io.langyan.monitoring.mention;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.reading.KeptReading;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What mentions say, where, and by whom, column by column; in the order of the entries. What the newest words came without the first may tell. */
final class SaidColumns {

    private final List<Entry> entries;

    SaidColumns(List<Entry> entries) {
        this.entries = entries;
    }

    String[] urls() {
        return observed(MentionObserved::url).toArray(String[]::new);
    }

    String[] titles() {
        return standing(Wording::title);
    }

    String[] texts() {
        return standing(Wording::text);
    }

    String[] authorKeys() {
        return author(Author::key).toArray(String[]::new);
    }

    String[] authorNames() {
        return author(Author::name).toArray(String[]::new);
    }

    Long[] authorFollowers() {
        return author(Author::followers).toArray(Long[]::new);
    }

    String[] authorBadges() {
        return author(author ->
                        author.verified() == null ? null : author.verified().code())
                .toArray(String[]::new);
    }

    String[] sentiments() {
        return entries.stream().map(Entry::sentiment).toArray(String[]::new);
    }

    String[] readings() {
        return entries.stream()
                .map(entry -> KeptReading.written(entry.heard().reading()))
                .toArray(String[]::new);
    }

    private String[] standing(Function<Wording, String> field) {
        return entries.stream()
                .map(entry -> field.apply(entry.heard().said().wordings().standing()))
                .toArray(String[]::new);
    }

    private <T> Stream<T> author(Function<Author, T> field) {
        return observed(MentionObserved::author).map(author -> author == null ? null : field.apply(author));
    }

    private <T> Stream<T> observed(Function<MentionObserved, T> field) {
        return entries.stream().map(Entry::heard).map(heard -> {
            T newest = field.apply(heard.said().observed());
            return newest == null ? field.apply(heard.first()) : newest;
        });
    }
}
