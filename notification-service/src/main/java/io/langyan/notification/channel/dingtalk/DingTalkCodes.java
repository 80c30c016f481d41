package io.langyan.notification.channel.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** What a robot's {@code errcode} means for us. Sources disagree on the code of throttling, so its words count too. */
final class DingTalkCodes {

    private static final Duration PENALTY = Duration.ofMinutes(10).plusSeconds(1);
    private static final Duration GATEWAY = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Set<String> THROTTLED = Set.of("410100", "130101", "660026");
    private static final Set<String> DOWN = Set.of("300001", "300005", "400101", "400013", "400102", "400106");
    private static final Set<String> NEVER =
            Set.of("400105", "430101", "430102", "430103", "430104", "40035", "43002", "43004", "460101");

    private DingTalkCodes() {}

    /** Whether it was too often, by its code or its words. */
    static boolean isThrottled(JsonNode answer) {
        return isPunished(answer)
                || THROTTLED.contains(answer.path("errcode").asText())
                || soundsThrottled(answer.path("errmsg").asText(""));
    }

    private static boolean isPunished(JsonNode answer) {
        return answer.path("status").asInt() == 1111 || answer.has("punish");
    }

    static Outcome outcome(JsonNode answer) {
        if (isPunished(answer)) {
            return Outcome.throttled("1111", "gateway punishment", GATEWAY);
        }
        if (!answer.has("errcode")) {
            return Outcome.failed(Result.MAYBE, "NO_ERRCODE", "an answer without errcode");
        }
        return outcome(answer.path("errcode").asText(), answer.path("errmsg").asText(""));
    }

    private static Outcome outcome(String code, String words) {
        if (code.equals("0")) {
            return Outcome.ok(code, null);
        }
        if (THROTTLED.contains(code) || soundsThrottled(words)) {
            return Outcome.throttled(code, words, PENALTY);
        }
        if (code.equals("90030")) {
            return Outcome.throttled(code, words, DAY);
        }
        if (code.equals("310000")) {
            return Outcome.failed(words.contains("keywords") ? Result.PERM : Result.CHANNEL_DOWN, code, words);
        }
        if (code.equals("-1")) {
            return Outcome.failed(Result.RETRY, code, words);
        }
        if (DOWN.contains(code)) {
            return Outcome.failed(Result.CHANNEL_DOWN, code, words);
        }
        return Outcome.failed(NEVER.contains(code) ? Result.PERM : Result.UNKNOWN, code, words);
    }

    private static boolean soundsThrottled(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("too fast") || words.contains("too many") || words.matches(".*exceed .*minute.*");
    }
}
