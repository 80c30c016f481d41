package io.langyan.notification.channel;

import io.langyan.notification.channel.Messenger.Objection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of a letter's variables a channel's template takes, as its setting {@code variables} says. */
public final class Template {

    private static final String VARIABLES = "variables";

    private Template() {}

    /** @param otherwise comma-separated, when the setting is absent */
    public static List<String> variables(Channel channel, String otherwise) {
        return Stream.of(channel.setting(VARIABLES, otherwise).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A name that no letter has. */
    public static Optional<Objection> objection(Channel channel) {
        String known = String.join(", ", Letter.VARIABLES.stream().sorted().toList());
        return Letter.VARIABLES.containsAll(variables(channel, ""))
                ? Optional.empty()
                : Optional.of(new Objection("settings." + VARIABLES, "只能取 " + known, "takes only " + known));
    }
}
