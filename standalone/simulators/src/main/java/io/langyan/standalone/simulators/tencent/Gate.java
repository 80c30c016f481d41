package io.langyan.standalone.simulators.tencent;

import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Hmac;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The gateway in front of every product: shape of the authorization, key, time, signature, action. All with HTTP 200. */
final class Gate {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Map<String, String> keyById;
    private final InstantSource clock;

    Gate(Map<String, String> keyById, InstantSource clock) {
        this.keyById = keyById;
        this.clock = clock;
    }

    record Refusal(String code, String message) {}

    Optional<Refusal> refuse(Call call) {
        Optional<Authorization> given = Authorization.parse(call.header("authorization"));
        if (!call.method().equals("POST")) {
            return refusal("UnsupportedProtocol", "The request protocol is not supported.");
        }
        if (given.isEmpty() || !given.get().signsWhatItMust()) {
            return refusal("AuthFailure.InvalidAuthorization", "The Authorization header is not valid.");
        }
        String key = keyById.get(given.get().secretId());
        if (key == null) {
            return refusal("AuthFailure.SecretIdNotFound", "The SecretId is not found.");
        }
        String timestamp = call.header("x-tc-timestamp");
        if (!timely(timestamp, given.get().date())) {
            return refusal("AuthFailure.SignatureExpire", "The provided credentials have expired.");
        }
        if (!signed(call, given.get(), key, Long.parseLong(timestamp))) {
            return refusal(
                    "AuthFailure.SignatureFailure",
                    "The provided credentials could not be validated. Check that the signature is correct.");
        }
        return action(call);
    }

    private static Optional<Refusal> action(Call call) {
        if (!call.header("x-tc-action").equals("SendSms")) {
            return refusal("InvalidAction", "The specified action is not found.");
        }
        return call.header("x-tc-version").equals("2021-01-11")
                ? Optional.empty()
                : refusal("NoSuchVersion", "The specified version is not found.");
    }

    private boolean timely(String timestamp, String date) {
        return timestamp.matches("\\d{10}")
                && Math.abs(Long.parseLong(timestamp) - clock.instant().getEpochSecond()) <= SKEW.toSeconds()
                && Tc3.date(Long.parseLong(timestamp)).equals(date);
    }

    private static boolean signed(Call call, Authorization given, String key, long seconds) {
        String canonical = Tc3.canonical(call.headers(), given.signedHeaders(), call.body());
        return given.service().equals("sms")
                && Hmac.same(Tc3.signature(key, given.service(), seconds, canonical), given.signature());
    }

    private static Optional<Refusal> refusal(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }
}
