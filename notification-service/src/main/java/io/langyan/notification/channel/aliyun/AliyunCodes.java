package io.langyan.notification.channel.aliyun;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.time.Duration;
import java.util.Set;

/**
 * What a {@code Code} of Alibaba Cloud means for us, whatever the HTTP status.
 *
 * @see <a href="https://help.aliyun.com/document_detail/101346.html">错误码</a>
 */
final class AliyunCodes {

    /** The vendor's own faults, but for what {@link #DOWN} knows better. */
    private static final String THEIRS = "isp.";

    private static final Set<String> RETRY =
            Set.of("InternalError", "ServiceUnavailable", "SignatureNonceUsed", "isv.VOICE_CALL_FAIL");
    private static final Set<String> NEVER = Set.of(
            "isv.MOBILE_NUMBER_ILLEGAL",
            "isv.DOMESTIC_NUMBER_NOT_SUPPORTED",
            "isv.MOBILE_COUNT_OVER_LIMIT",
            "isv.TEMPLATE_MISSING_PARAMETERS",
            "isv.TEMPLATE_PARAMS_ILLEGAL",
            "isv.INVALID_JSON_PARAM",
            "isv.PARAM_LENGTH_LIMIT",
            "isv.PARAM_NOT_SUPPORT_URL",
            "isv.BLACK_KEY_CONTROL_LIMIT",
            "isv.SMS_CONTENT_ILLEGAL",
            "isv.INVALID_PARAMETERS",
            "isv.EXTEND_CODE_ERROR",
            "isv.COMPLAINT_REJECT",
            "MissingPhoneNumbers",
            "MissingSignName",
            "MissingTemplateCode",
            "MissingCalledNumber",
            "MissingTtsCode",
            "InvalidVersion",
            "InvalidAction.NotFound",
            "UnsupportedHTTPMethod");
    /** With what the account's owner allows in a day or a month: it ends late or never, so that somebody must hear of it. */
    private static final Set<String> DOWN = Set.of(
            "isv.SMS_SIGNATURE_ILLEGAL",
            "isv.SMS_TEMPLATE_ILLEGAL",
            "isv.SMS_SIGNATURE_SCENE_ILLEGAL",
            "isv.SMS_SIGN_ILLEGAL",
            "isv.SIGN_STATE_ILLEGAL",
            "isv.TTS_TEMPLATE_ILLEGAL",
            "isv.DISPLAY_NUMBER_ILLEGAL",
            "isv.BILLID_NOT_EXIST",
            "isp.RAM_PERMISSION_DENY",
            "isv.OUT_OF_SERVICE",
            "isv.AMOUNT_NOT_ENOUGH",
            "isv.ACCOUNT_NOT_EXISTS",
            "isv.ACCOUNT_ABNORMAL",
            "isv.PRODUCT_UN_SUBSCRIPT",
            "isv.PRODUCT_UNSUBSCRIBE",
            "isv.DENY_IP_RANGE",
            "isv.DAY_LIMIT_CONTROL",
            "isv.MONTH_LIMIT_CONTROL",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "InvalidAccessKeyId.NotFound",
            "InvalidAccessKeyId.Inactive",
            "InvalidTimeStamp.Expired",
            "Forbidden.RAM",
            "NoPermission");

    private AliyunCodes() {}

    /** @param id the field that names what was accepted */
    static Outcome outcome(JsonNode answer, String id) {
        String code = answer.path("Code").asText();
        String words = answer.path("Message").asText("");
        if (code.equals("OK")) {
            return Outcome.ok(code, answer.path(id).asText(null));
        }
        if (code.equals("isv.BUSINESS_LIMIT_CONTROL")) {
            return Outcome.throttledRecipient(
                    code, words, window(answer.path("Message").asText("")));
        }
        if (code.startsWith("Throttling")) {
            return Outcome.throttled(code, words, Duration.ofSeconds(3));
        }
        if (DOWN.contains(code)) {
            return Outcome.failed(Result.CHANNEL_DOWN, code, words);
        }
        if (RETRY.contains(code) || code.startsWith("InternalError") || code.startsWith(THEIRS)) {
            return Outcome.failed(Result.RETRY, code, words);
        }
        return Outcome.failed(NEVER.contains(code) ? Result.PERM : Result.UNKNOWN, code, words);
    }

    /** The message names the window: 分钟 natural minute, 小时 natural hour, 天 a day. */
    private static Duration window(String message) {
        if (message.contains("分钟")) {
            return Duration.ofSeconds(61);
        }
        return message.contains("小时") ? Duration.ofHours(1) : Duration.ofHours(24);
    }
}
