package io.langyan.notification.message;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes in words, such as {@code platform.weibo}; a code that nobody listed stands for itself. */
final class Words {

    private static final Map<String, String[]> ALL = Table.rows("words.tsv").stream()
            .collect(Collectors.toMap(row -> row[0], row -> new String[] {row[1], row[2]}));

    private Words() {}

    /** @param domain what the code is one of, such as {@code platform} */
    static String of(String domain, String code, Language language) {
        String[] both = ALL.get(domain + "." + code);
        return both == null ? code : both[language.ordinal()];
    }

    /** All codes of a domain. */
    static Set<String> codes(String domain) {
        return ALL.keySet().stream()
                .filter(key -> key.startsWith(domain + "."))
                .map(key -> key.substring(domain.length() + 1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
