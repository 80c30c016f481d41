package io.langyan.notification.channel.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.time.Duration;
import java.util.Set;

/** What a robot's {@code code} means for us, whatever the HTTP status; older answers say {@code StatusCode}. */
final class FeishuCodes {

    /** The vendor names no penalty: long enough for the window of a second, short enough to ask the one of a minute again. */
    private static final Duration FREQUENCY = Duration.ofSeconds(10);

    private static final String TOO_OFTEN = "11232";
    /** 19001: the token is unknown or its robot removed; 19021: signature or time; 19022: our address is not allowed. */
    private static final Set<String> DOWN = Set.of("19001", "19021", "19022");
    /** 9499: unfit or too large; 19024: none of the robot's keywords. */
    private static final Set<String> NEVER = Set.of("9499", "19024");

    private FeishuCodes() {}

    static Outcome outcome(JsonNode answer) {
        JsonNode code = answer.has("code") ? answer.path("code") : answer.path("StatusCode");
        return code.isMissingNode()
                ? Outcome.failed(Result.MAYBE, "NO_CODE", "an answer without code")
                : outcome(code.asText(), answer.path("msg").asText(""));
    }

    private static Outcome outcome(String code, String words) {
        if (code.equals("0")) {
            return Outcome.ok(code, null);
        }
        if (code.equals(TOO_OFTEN)) {
            return Outcome.throttled(code, words, FREQUENCY);
        }
        if (DOWN.contains(code)) {
            return Outcome.failed(Result.CHANNEL_DOWN, code, words);
        }
        return Outcome.failed(NEVER.contains(code) ? Result.PERM : Result.UNKNOWN, code, words);
    }
}
