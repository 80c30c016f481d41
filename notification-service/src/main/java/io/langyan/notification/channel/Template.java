package io.langyan.notification.channel;

import io.langyan.notification.channel.Messenger.Objection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of a letter's variables a channel's template takes, as its setting {@code variables} says. */
public final class Template {

    private static final String VARIABLES = "variables";

    /** Settings that a channel with a vendor's template may have. */
    public static final List<String> SETTINGS = List.of(VARIABLES, Channel.PROOF_TEMPLATE, Channel.PROOF_VARIABLES);

    private static final String CODE = "code";
    private static final String PIN = "pin";

    private Template() {}

    /** @param otherwise comma-separated, when the setting is absent */
    public static List<String> variables(Channel channel, String otherwise) {
        return split(channel.setting(VARIABLES, otherwise));
    }

    private static List<String> split(String names) {
        return Stream.of(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A name that no letter has. */
    public static Optional<Objection> objection(Channel channel) {
        String known = String.join(", ", Letter.VARIABLES.stream().sorted().toList());
        if (!Letter.VARIABLES.containsAll(variables(channel, ""))) {
            return Optional.of(new Objection("settings." + VARIABLES, "只能取 " + known, "takes only " + known));
        }
        List<String> proof = split(channel.setting(Channel.PROOF_VARIABLES, CODE));
        boolean tells = proof.contains(CODE) || proof.contains(PIN);
        return tells && Letter.VARIABLES.containsAll(proof)
                ? Optional.empty()
                : Optional.of(new Objection(
                        "settings." + Channel.PROOF_VARIABLES,
                        "只能取 " + known + "，且须有 code 或 pin",
                        "takes only " + known + ", with code or pin among them"));
    }
}
