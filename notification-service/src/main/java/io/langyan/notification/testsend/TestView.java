package io.langyan.notification.testsend;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.channel.Outcome;
import java.util.Locale;

/**
 * What came of a test.
 *
 * @param result {@code ok}, or how the last part failed, in the classes of attempts
 * @param code the provider's, or ours in capitals
 * @param sent parts that were accepted
 * @param parts of the text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestView(String result, String code, String reason, int sent, int parts) {

    static TestView of(Outcome last, int sent, int parts) {
        String result = last.result().name().toLowerCase(Locale.ROOT);
        return new TestView(result, last.code(), last.reason(), sent, parts);
    }
}
