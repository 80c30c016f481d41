package io.langyan.notification.template;

import io.langyan.notification.message.TemplateKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Versions of own templates, and which of them stood when. */
record Versions(List<TemplateRow> rows) {

    /**
     * The closest own one; empty when what ships stands.
     *
     * @param fitting the closest first, as {@link TemplateKey#fitting} gives them
     */
    Optional<TemplateRow> closest(List<TemplateKey> fitting, Instant at) {
        return fitting.stream().flatMap(key -> standing(key, at).stream()).findFirst();
    }

    /** Empty also where the newest went back to what ships. */
    private Optional<TemplateRow> standing(TemplateKey key, Instant at) {
        return rows.stream()
                .filter(row -> isOf(row, key) && !row.madeAt.isAfter(at))
                .max(Comparator.comparingInt(row -> row.version))
                .filter(row -> row.text != null);
    }

    /** Rows of a later release may be in languages that this one does not know. */
    private static boolean isOf(TemplateRow row, TemplateKey key) {
        return row.why.equals(key.why())
                && row.channel.equals(key.channel())
                && row.language.equals(key.language().tag());
    }
}
