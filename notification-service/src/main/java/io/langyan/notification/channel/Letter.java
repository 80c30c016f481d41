package io.langyan.notification.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One message ready to go.
 *
 * @param id of the push or digest; echoed where the provider has a field for it
 * @param part of its text, from 0; the same when it is sent again
 * @param text for channels with free text, within their size
 * @param variables for channels with templates, by the names of {@link #VARIABLES}
 * @param about for channels whose reader is a program; null for a digest and for the news of an answer, which none of them gets
 * @param conversation what else was told of the same story has the same; null for what is told by itself and for a digest
 */
public record Letter(
        String id,
        int part,
        String text,
        List<Recipient> to,
        Map<String, String> variables,
        Subject about,
        UUID conversation) {

    /** What a template's variables may be filled with. */
    public static final Set<String> VARIABLES =
            Set.of("level", "title", "brand", "code", "brief", "handle", "pin", "story");

    /** One that is told by itself, or a digest. */
    public Letter(String id, int part, String text, List<Recipient> to, Map<String, String> variables, Subject about) {
        this(id, part, text, to, variables, about, null);
    }

    /** What a template is given: it takes no empty variable. */
    public String variable(String name) {
        String value = variables.getOrDefault(name, "");
        return value.isEmpty() ? "-" : value;
    }

    /** How the one person whom it is for is reached. */
    public Optional<String> contact(String channel) {
        return to.stream()
                .flatMap(recipient -> recipient.contact(channel).stream())
                .findFirst();
    }

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
