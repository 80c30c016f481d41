package io.langyan.notification.message;

import java.util.List;

/**
 * What a text is written for (渠道类型).
 *
 * @param kind such as {@code wecom-robot}
 * @param mostBytes of UTF-8 in one message; zero: the text is the provider's, and ours only fills its {@code title}
 */
public record Medium(String kind, int mostBytes) {

    /** All kinds with free text. */
    public static final String TEXT = "text";
    /** All kinds whose provider keeps the text. */
    public static final String SMS = "sms";

    public static final List<String> FAMILIES = List.of(TEXT, SMS);

    public boolean sms() {
        return mostBytes == 0;
    }

    public String family() {
        return sms() ? SMS : TEXT;
    }
}
