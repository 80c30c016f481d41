package io.langyan.notification.channel;

import io.langyan.notification.channel.Messenger.Objection;
import java.util.Map;
import java.util.Optional;

/** A channel's setting {@code tellAnswers}, {@code on} or {@code off}: whether whom a page reached by it is told there who has answered. */
public final class AnswerSettings {

    static final String TELL_ANSWERS = "tellAnswers";
    private static final String ON = "on";
    private static final String OFF = "off";

    private AnswerSettings() {}

    public static boolean told(Map<String, String> settings, Messenger messenger) {
        return messenger.tellsAnswers() && !OFF.equals(settings.get(TELL_ANSWERS));
    }

    static Optional<Objection> objection(Map<String, String> settings, Messenger messenger) {
        String set = settings.getOrDefault(TELL_ANSWERS, "");
        if (set.isBlank() || set.equals(OFF) || set.equals(ON) && messenger.tellsAnswers()) {
            return Optional.empty();
        }
        return Optional.of(
                messenger.tellsAnswers()
                        ? new Objection("settings." + TELL_ANSWERS, "应为 on 或 off", "must be on or off")
                        : new Objection(
                                "settings." + TELL_ANSWERS,
                                "应为 off：此类渠道只能呼叫，不能告知谁已接手",
                                "must be off: this kind can call and cannot tell who has answered"));
    }
}
