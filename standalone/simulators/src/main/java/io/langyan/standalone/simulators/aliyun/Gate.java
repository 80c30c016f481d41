package io.langyan.standalone.simulators.aliyun;

import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Hmac;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The gateway in front of every product: access key, signature, time, nonce, method. Each refusal is HTTP 4xx with its
 * own code.
 */
final class Gate {

    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final Duration NONCE_KEPT = Duration.ofMinutes(30);

    private final Map<String, String> secretById;
    private final InstantSource clock;
    private final Map<String, Instant> nonces = new HashMap<>();

    Gate(Map<String, String> secretById, InstantSource clock) {
        this.secretById = secretById;
        this.clock = clock;
    }

    record Refusal(int status, String code, String message) {}

    /** @param path as the vendor sees it, {@code /} */
    Optional<Refusal> refuse(Call call, String path) {
        Optional<Authorization> given = Authorization.parse(call.header("authorization"));
        if (!call.method().equals("POST")) {
            return refusal(405, "UnsupportedHTTPMethod", "This http method is not supported.");
        }
        if (given.isEmpty()) {
            return refusal(400, "IncompleteSignature", "The request signature does not conform to Aliyun standards.");
        }
        String secret = secretById.get(given.get().accessKeyId());
        if (secret == null) {
            return refusal(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
        }
        if (!signed(call, path, given.get(), secret)) {
            return refusal(
                    400,
                    "SignatureDoesNotMatch",
                    "Specified signature is not matched with our calculation. Please check your AccessKeySecret.");
        }
        if (!timely(call.header("x-acs-date"))) {
            return refusal(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
        }
        return firstUse(call.header("x-acs-signature-nonce"))
                ? Optional.empty()
                : refusal(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    }

    private boolean signed(Call call, String path, Authorization given, String secret) {
        boolean bodyFits = Hmac.digest(call.body()).equalsIgnoreCase(call.header("x-acs-content-sha256"));
        if (!bodyFits || !given.signsWhatItMust() || contentTypeUnsigned(call, given)) {
            return false;
        }
        String canonical =
                Acs3.canonical(call.method(), path, call.query(), call.headers(), given.signedHeaders(), call.body());
        return Hmac.same(Acs3.signature(secret, canonical), given.signature());
    }

    private static boolean contentTypeUnsigned(Call call, Authorization given) {
        return call.body().length > 0 && !given.signedHeaders().contains("content-type");
    }

    private boolean timely(String date) {
        try {
            Duration off =
                    Duration.between(Instant.parse(date), clock.instant()).abs();
            return date.endsWith("Z") && off.compareTo(SKEW) <= 0;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private synchronized boolean firstUse(String nonce) {
        Instant now = clock.instant();
        nonces.values().removeIf(used -> used.isBefore(now.minus(NONCE_KEPT)));
        return !nonce.isEmpty() && nonces.putIfAbsent(nonce, now) == null;
    }

    private static Optional<Refusal> refusal(int status, String code, String message) {
        return Optional.of(new Refusal(status, code, message));
    }
}
