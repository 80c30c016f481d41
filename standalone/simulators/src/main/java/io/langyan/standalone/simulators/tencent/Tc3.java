package io.langyan.standalone.simulators.tencent;

import io.langyan.standalone.simulators.exchange.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signature V3 of Tencent Cloud, {@code TC3-HMAC-SHA256}.
 *
 * @see <a href="https://cloud.tencent.com/document/api/382/52072">签名方法 v3</a>
 */
final class Tc3 {

    static final String ALGORITHM = "TC3-HMAC-SHA256";

    private Tc3() {}

    /**
     * The canonical request of what came over the wire, with the headers that the caller signed.
     *
     * @param headers names in lower case
     * @param signed names in the order of the Authorization header
     */
    static String canonical(Map<String, String> headers, List<String> signed, byte[] body) {
        String lines = signed.stream()
                .map(name -> name + ":" + headers.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT) + "\n")
                .collect(Collectors.joining());
        return "POST\n/\n\n" + lines + "\n" + String.join(";", signed) + "\n" + Hmac.digest(body);
    }

    static String signature(String secretKey, String service, long seconds, String canonicalRequest) {
        String date = date(seconds);
        String toSign = ALGORITHM + "\n" + seconds + "\n" + date + "/" + service + "/tc3_request\n"
                + Hmac.digest(canonicalRequest.getBytes(StandardCharsets.UTF_8));
        byte[] key = keyed(keyed(Hmac.sha256("TC3" + secretKey, date), service), "tc3_request");
        return HexFormat.of().formatHex(keyed(key, toSign));
    }

    /** The day of a signature is that of UTC. */
    static String date(long seconds) {
        return Instant.ofEpochSecond(seconds)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static byte[] keyed(byte[] key, String message) {
        return Hmac.sha256(key, message.getBytes(StandardCharsets.UTF_8));
    }
}
