package io.langyan.notification.channel;

import io.langyan.notification.channel.Messenger.Objection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a channel's settings and secrets may have. Another one is most likely a slip, and then as if nothing had been set: a channel that
 * was to have a quota has none. Only what is being written is looked at, so what was stored before goes on working.
 */
final class ChannelNames {

    private static final List<String> SETTINGS = List.of(
            Channel.PERSON,
            Channel.LANGUAGE,
            Channel.ZONE,
            Channel.DEADMAN,
            DigestSettings.DIGEST_AFTER,
            AnswerSettings.TELL_ANSWERS,
            QuotaSettings.QUOTA,
            QuotaSettings.RESERVE,
            NumberSettings.NUMBER_LIMITS);

    private static final int LONGEST_SHOWN = 40;

    private ChannelNames() {}

    static Optional<Objection> objection(ChannelBody body, Messenger messenger) {
        return unknown(
                        "settings",
                        body.settings(),
                        together(SETTINGS, messenger.neededSettings(), messenger.optionalSettings()))
                .or(() -> unknown(
                        "secrets",
                        body.secrets(),
                        together(List.of(Channel.DEADMAN_TO), messenger.neededSecrets(), messenger.optionalSecrets())));
    }

    private static Set<String> together(List<String> ofAll, List<String> needed, List<String> optional) {
        Set<String> names = new TreeSet<>(ofAll);
        names.addAll(needed);
        names.addAll(optional);
        return names;
    }

    /** An empty value takes away what was stored, whatever its name. */
    private static Optional<Objection> unknown(String place, Map<String, String> given, Set<String> known) {
        String all = String.join(", ", known);
        return (given == null ? Map.<String, String>of() : given)
                .entrySet().stream()
                        .filter(entry ->
                                entry.getValue() != null && !entry.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .filter(name -> !known.contains(name))
                        .sorted()
                        .findFirst()
                        .map(name -> new Objection(
                                place + "." + shown(name), "未知；可用：" + all, "is not known; there are " + all));
    }

    private static String shown(String name) {
        return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
    }
}
