package io.langyan.notification.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.notification.message.Finding;
import java.util.List;
import java.util.Map;

/**
 * What a page would look like.
 *
 * @param parts as they would leave, one or several
 * @param bytes of all text in UTF-8
 * @param mostBytes of one message
 * @param variables what fills the provider's own text; only for SMS
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preview(
        List<String> parts, int bytes, int mostBytes, Map<String, String> variables, List<Finding> findings) {}
