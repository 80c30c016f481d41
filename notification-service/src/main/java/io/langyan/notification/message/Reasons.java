package io.langyan.notification.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reasons of pages (缘由): their words, and the facts that each tells. */
public final class Reasons {

    private static final Map<String, Reason> ALL = read();

    private Reasons() {}

    private record Reason(String chinese, String english, List<String> facts) {}

    /** Such as {@code opened}, {@code hit}. */
    public static Set<String> all() {
        return ALL.keySet();
    }

    /** Names of the facts that a page of this reason may tell; of an unknown one none. */
    static List<String> facts(String why) {
        return ALL.containsKey(why) ? ALL.get(why).facts : List.of();
    }

    static String words(String why, Language language) {
        Reason reason = ALL.get(why);
        if (reason == null) {
            return why;
        }
        return language == Language.CHINESE ? reason.chinese : reason.english;
    }

    private static Map<String, Reason> read() {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        for (String[] row : Table.rows("reasons.tsv")) {
            List<String> facts = row.length < 4 ? List.of() : List.of(row[3].split(" "));
            reasons.put(row[0], new Reason(row[1], row[2], facts));
        }
        return reasons;
    }
}
