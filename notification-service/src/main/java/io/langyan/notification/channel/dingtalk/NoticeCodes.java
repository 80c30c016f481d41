package io.langyan.notification.channel.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.util.Set;

/** What an {@code errcode} of the work notice's calls means for us; of 88, refused by the gateway, {@code sub_code} decides. */
final class NoticeCodes {

    /** The token holds no longer. */
    static final Set<String> STALE = Set.of("40014", "42001");

    private static final Set<String> RETRY = Set.of("-1", "40014", "42001");
    private static final Set<String> DOWN = Set.of("40089", "40096", "41001", "60011", "60020");
    private static final Set<String> NEVER = Set.of("33012", "40035", "43002", "400002");

    private NoticeCodes() {}

    /** Of a send: its success means that it is queued. */
    static Outcome outcome(JsonNode answer) {
        String code = code(answer);
        return code.equals("0") ? Outcome.ok(code, answer.path("task_id").asText(null)) : refusal(code, answer);
    }

    static Outcome refusal(String code, JsonNode answer) {
        if (DingTalkCodes.isThrottled(answer)) {
            return DingTalkCodes.outcome(answer);
        }
        String words = answer.path("errmsg").asText("no code came");
        if (RETRY.contains(code)) {
            return Outcome.failed(Result.RETRY, code, words);
        }
        if (DOWN.contains(code)) {
            return Outcome.failed(Result.CHANNEL_DOWN, code, words);
        }
        return Outcome.failed(NEVER.contains(code) ? Result.PERM : Result.UNKNOWN, code, words);
    }

    static String code(JsonNode answer) {
        String code = answer.path("errcode").asText("NO_ERRCODE");
        return code.equals("88") ? answer.path("sub_code").asText(code) : code;
    }
}
