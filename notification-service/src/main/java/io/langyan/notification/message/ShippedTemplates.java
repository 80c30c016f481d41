package io.langyan.notification.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The templates that ship with the suite; there is one that fits for every page. */
public final class ShippedTemplates {

    private static final String HEAD = "=== ";
    private static final Map<TemplateKey, String> ALL = read();

    private ShippedTemplates() {}

    public static Map<TemplateKey, String> all() {
        return ALL;
    }

    /** @param fitting the closest first, as {@link TemplateKey#fitting} gives them */
    public static String closest(List<TemplateKey> fitting) {
        return fitting.stream()
                .map(ALL::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no template ships for " + fitting));
    }

    private static Map<TemplateKey, String> read() {
        Map<TemplateKey, StringBuilder> read = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : Table.text("templates.txt").lines().toList()) {
            if (line.startsWith(HEAD)) {
                current = new StringBuilder();
                read.put(key(line.substring(HEAD.length()).split(" ")), current);
            } else {
                current.append(current.isEmpty() ? "" : "\n").append(line);
            }
        }
        return read.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().toString(), (a, b) -> a, LinkedHashMap::new));
    }

    private static TemplateKey key(String[] words) {
        return new TemplateKey(words[0], words[1], Language.of(words[2]).orElseThrow());
    }
}
