package io.langyan.notification.channel;

import java.util.List;
import java.util.Map;

/**
 * One message ready to go.
 *
 * @param id of the push; echoed where the provider has a field for it
 * @param text for channels with free text, within their size
 * @param variables for channels with templates: level, title, code
 */
public record Letter(String id, String text, List<Recipient> to, Map<String, String> variables) {

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
