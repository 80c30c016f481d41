package io.langyan.notification.channel.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code Code} of Tencent Cloud means for us, whether it stands for the whole call or for its one number.
 *
 * @see <a href="https://cloud.tencent.com/document/product/382/59177">错误码</a>
 */
final class TencentCodes {

    private static final ZoneId THEIRS = ZoneId.of("Asia/Shanghai");
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** Limits of one number that end after so long. */
    private static final Map<String, Duration> NUMBER = Map.of(
            "LimitExceeded.PhoneNumberThirtySecondLimit", Duration.ofSeconds(31),
            "LimitExceeded.DeliveryFrequencyLimit", Duration.ofSeconds(31),
            "LimitExceeded.PhoneNumberOneHourLimit", Duration.ofHours(1));
    /** Limits of one number that end with its day. */
    private static final Set<String> NUMBER_TODAY =
            Set.of("LimitExceeded.PhoneNumberDailyLimit", "LimitExceeded.PhoneNumberSameContentDailyLimit");
    /** Limits of the whole account that end with its day. */
    private static final Set<String> ACCOUNT_TODAY = Set.of(
            "LimitExceeded.AppDailyLimit",
            "LimitExceeded.AppMainlandChinaDailyLimit",
            "LimitExceeded.AppGlobalDailyLimit",
            "LimitExceeded.DailyLimit");
    /** Their own back end did not answer them: the message may be on its way. */
    private static final Set<String> MAYBE = Set.of("InternalError.Timeout", "InternalError.SendAndRecvFail");

    private static final Set<String> DOWN = Set.of(
            "AuthFailure",
            "UnauthorizedOperation",
            "InternalError.RequestTimeException",
            "FailedOperation.InsufficientBalanceInSmsPackage",
            "FailedOperation.SignatureIncorrectOrUnapproved",
            "FailedOperation.TemplateIncorrectOrUnapproved",
            "FailedOperation.TemplateUnapprovedOrNotExist",
            "FailedOperation.TemplateIdNotExist",
            "InvalidParameterValue.SdkAppIdNotExist",
            "NoSuchVersion",
            "InvalidAction");
    private static final Set<String> NEVER = Set.of(
            "LimitExceeded.PhoneNumberCountLimit",
            "FailedOperation.PhoneNumberInBlacklist",
            "FailedOperation.PhoneNumberParseFail",
            "FailedOperation.ContainSensitiveWord",
            "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
            "FailedOperation.FailResolvePacket",
            "FailedOperation.JsonParseFail",
            "UnsupportedOperation",
            "MissingParameter",
            "InvalidParameter",
            "InvalidParameterValue");

    private TencentCodes() {}

    /** Of a {@code Response}: what failed as a whole says so in {@code Error}, else each number has its status. */
    static Outcome outcome(JsonNode response, Instant now) {
        JsonNode said = response.has("Error")
                ? response.path("Error")
                : response.path("SendStatusSet").path(0);
        return said.has("Code")
                ? outcome(said, said.path("Code").asText(), now)
                : Outcome.failed(Result.MAYBE, "NO_CODE", "an answer without a code");
    }

    private static Outcome outcome(JsonNode said, String code, Instant now) {
        String words = said.path("Message").asText("");
        if (code.equals("Ok")) {
            return Outcome.ok(code, said.path("SerialNo").asText(null));
        }
        if (NUMBER.containsKey(code)) {
            return Outcome.throttledRecipient(code, words, NUMBER.get(code));
        }
        if (NUMBER_TODAY.contains(code)) {
            return Outcome.throttledRecipient(code, words, until(LocalTime.MIDNIGHT, now));
        }
        if (ACCOUNT_TODAY.contains(code)) {
            return Outcome.throttled(code, words, until(LocalTime.MIDNIGHT, now));
        }
        if (code.equals("FailedOperation.MarketingSendTimeConstraint")) {
            return Outcome.throttled(code, words, until(MORNING, now));
        }
        return code.startsWith("RequestLimitExceeded")
                ? Outcome.throttled(code, words, MOMENT)
                : Outcome.failed(result(code), code, words);
    }

    private static Result result(String code) {
        if (DOWN.contains(code) || DOWN.contains(family(code))) {
            return Result.CHANNEL_DOWN;
        }
        if (MAYBE.contains(code)) {
            return Result.MAYBE;
        }
        if (family(code).equals("InternalError")) {
            return Result.RETRY;
        }
        return NEVER.contains(code) || NEVER.contains(family(code)) ? Result.PERM : Result.UNKNOWN;
    }

    /** {@code InvalidParameterValue} of {@code InvalidParameterValue.ContentLengthLimit}. */
    private static String family(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    /** How long until their clock next shows that time. */
    private static Duration until(LocalTime time, Instant now) {
        ZonedDateTime there = now.atZone(THEIRS);
        ZonedDateTime today = there.with(time);
        return Duration.between(there, today.isAfter(there) ? today : today.plusDays(1));
    }
}
