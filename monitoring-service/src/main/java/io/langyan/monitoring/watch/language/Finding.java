package io.langyan.monitoring.watch.language;

/**
 * Something that is wrong or doubtful about a rule.
 *
 * @param kind stable name
 * @param error the rule is refused; otherwise it is only pointed out
 * @param from first UTF-16 unit of the rule's text that is meant
 * @param to the unit after the last one
 */
public record Finding(String kind, boolean error, int from, int to, String zh, String en) {

    static Finding error(String kind, Place place, String zh, String en) {
        return new Finding(kind, true, place.from(), place.to(), zh, en);
    }

    static Finding warning(String kind, Place place, String zh, String en) {
        return new Finding(kind, false, place.from(), place.to(), zh, en);
    }
}
