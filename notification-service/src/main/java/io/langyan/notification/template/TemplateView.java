package io.langyan.notification.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.message.Finding;
import io.langyan.notification.message.TemplateKey;
import java.time.Instant;
import java.util.List;

/**
 * A template over REST.
 *
 * @param own whether the installation wrote a text for exactly this; else {@code text} is what stands in its place
 * @param text null in a version that went back to what ships
 * @param version of the own text; 0 when there was never one
 * @param by who wrote that version, or went back
 * @param findings what is wrong or doubtful about an own text, or about the one that is shown; what is wrong is not used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateView(
        String why,
        String channel,
        String language,
        boolean own,
        String text,
        int version,
        String by,
        Instant at,
        List<Finding> findings) {

    /** @param row its newest version, or null */
    static TemplateView of(TemplateKey key, TemplateRow row, String text, List<Finding> findings) {
        return new TemplateView(
                key.why(),
                key.channel(),
                key.language().tag(),
                row != null && row.text != null,
                text,
                row == null ? 0 : row.version,
                row == null ? null : row.madeBy,
                row == null ? null : row.madeAt,
                findings);
    }
}
