package io.langyan.notification.channel.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.SentCard;
import java.time.Duration;
import java.util.Set;

/**
 * What an {@code errcode} of the application's calls means for us.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90455">全局错误码</a>
 */
final class WecomAppCodes {

    private static final String BAD_SECRET = "40001";

    /** The token holds no longer. Of a token that was lent, a bad secret says the same. */
    static final Set<String> STALE = Set.of("40014", "42001", BAD_SECRET);

    private static final Duration MINUTE = Duration.ofSeconds(61);
    private static final Set<String> RETRY = Set.of("-1", "6000");
    private static final Set<String> DOWN =
            Set.of("40013", "40056", "40091", "41001", "43012", "48002", "48006", "50001", "50003", "60020", "301002");
    private static final Set<String> NEVER = Set.of(
            "40003", "40008", "40031", "40032", "40033", "40035", "40058", "40063", "40066", "40068", "41011", "44004",
            "45002", "46004", "42017", "42018", "42019", "42020", "50002", "60011", "60111", "81013", "82001", "82002",
            "82003");

    /** 42027 to 42051: a card that is not as it must be. */
    private static final String CARD = "420(2[789]|[34]\\d|5[01])";

    /** Of an edit: the code is used, over or unknown, the card is another application's, or the like; which says which is not documented. */
    private static final String NOT_EDITABLE = "42\\d{3}";

    /** The card's task is known: an earlier attempt of the same push had arrived, for no other has its id. */
    private static final String SENT_BEFORE = "42014";

    private WecomAppCodes() {}

    /** Of a send to one member: with {@code errcode} 0 it may still name them as one that it did not reach. A card says how to edit it. */
    static Outcome sent(JsonNode answer, String user) {
        Outcome outcome = outcome(answer);
        String edits = answer.path("response_code").asText("");
        return outcome.accepted() && !edits.isEmpty() ? outcome.as(new SentCard(user, edits)) : outcome;
    }

    /** Of an edit of one member's card, who may be named as in a send, or in a list. */
    static Outcome edited(JsonNode answer) {
        String code = answer.path("errcode").asText();
        JsonNode missed = answer.path("invaliduser");
        if (code.equals("0") && (!missed.isEmpty() || !missed.asText("").isEmpty())) {
            return Outcome.failed(Result.PERM, "INVALID_USER", "the member holds no such card");
        }
        String words = answer.path("errmsg").asText("");
        if (code.matches(NOT_EDITABLE) && !STALE.contains(code)) {
            return Outcome.failed(Result.PERM, code, words);
        }
        return code.equals("0") ? Outcome.ok(code, null) : refusal(code, words);
    }

    private static Outcome outcome(JsonNode answer) {
        String code = answer.path("errcode").asText();
        String missed = answer.path("invaliduser").asText("")
                + answer.path("unlicenseduser").asText("");
        if (code.equals("0") && !missed.isEmpty()) {
            return Outcome.failed(Result.PERM, "INVALID_USER", "the recipient is no member, or has no licence");
        }
        return code.equals("0") || code.equals(SENT_BEFORE)
                ? Outcome.ok(code, answer.path("msgid").asText(null))
                : refusal(code, answer.path("errmsg").asText(""));
    }

    /** Of a request for a token. */
    static Outcome noToken(String code, String words) {
        return code.equals(BAD_SECRET) ? Outcome.failed(Result.CHANNEL_DOWN, code, words) : refusal(code, words);
    }

    private static Outcome refusal(String code, String words) {
        if (code.equals("45009")) {
            return Outcome.throttled(code, words, MINUTE);
        }
        if (code.equals("45033")) {
            return Outcome.throttled(code, words, Duration.ofSeconds(2));
        }
        if (RETRY.contains(code) || STALE.contains(code)) {
            return Outcome.failed(Result.RETRY, code, words);
        }
        if (DOWN.contains(code)) {
            return Outcome.failed(Result.CHANNEL_DOWN, code, words);
        }
        return Outcome.failed(NEVER.contains(code) || code.matches(CARD) ? Result.PERM : Result.UNKNOWN, code, words);
    }
}
