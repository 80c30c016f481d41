package io.langyan.notification.message;

/**
 * Something that is wrong or doubtful about a template.
 *
 * @param kind stable name, such as {@code unknown-variable}
 * @param error the template is refused; otherwise it is only pointed out
 */
public record Finding(String kind, boolean error, String zh, String en) {

    static Finding error(String kind, String zh, String en) {
        return new Finding(kind, true, zh, en);
    }

    static Finding warning(String kind, String zh, String en) {
        return new Finding(kind, false, zh, en);
    }
}
