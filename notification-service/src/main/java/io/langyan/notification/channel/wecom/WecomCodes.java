package io.langyan.notification.channel.wecom;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.time.Duration;
import java.util.Set;

/**
 * What a robot's {@code errcode} means for us.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90455">全局错误码</a>
 */
final class WecomCodes {

    /** The answer does not name the window; an hour's or a day's is no robot's. */
    private static final Duration MINUTE = Duration.ofSeconds(61);

    private static final Set<String> DOWN = Set.of("93000", "93004", "93008");
    private static final Set<String> NEVER = Set.of(
            "40007", "40008", "40009", "40033", "40039", "40058", "40201", "40204", "43002", "44003", "44004", "45001",
            "45002", "45008", "82004");

    /** What the vendor adds to any answer, success too, when the request's JSON was read in part only. */
    private static final String IN_PART = "wrong json format";

    private WecomCodes() {}

    static Outcome outcome(String code, String words) {
        if (code.equals("0")) {
            return words.contains(IN_PART) ? Outcome.misread(code, words) : Outcome.ok(code, null);
        }
        if (code.equals("45009")) {
            return Outcome.throttled(code, words, MINUTE);
        }
        if (code.equals("45033")) {
            return Outcome.throttled(code, words, Duration.ofSeconds(2));
        }
        if (code.equals("-1")) {
            return Outcome.failed(Result.RETRY, code, words);
        }
        if (DOWN.contains(code)) {
            return Outcome.failed(Result.CHANNEL_DOWN, code, words);
        }
        return Outcome.failed(NEVER.contains(code) ? Result.PERM : Result.UNKNOWN, code, words);
    }
}
