package io.langyan.notification.template;

import io.langyan.events.rest.Problem;
import io.langyan.notification.message.Finding;
import java.util.List;

/** Refuses a template by which nobody may be told anything. */
public final class BadTemplate {

    private BadTemplate() {}

    /** @throws Problem 422 with all that was found, when any of it is an error */
    public static void refuse(List<Finding> found) {
        found.stream().filter(Finding::error).findFirst().ifPresent(error -> {
            throw Problem.unprocessable(
                            "bad-template", "模板有误：" + error.zh() + "。", "The template is wrong: " + error.en() + ".")
                    .with("findings", found);
        });
    }
}
