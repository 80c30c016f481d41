package io.langyan.notification.channel.tencent;

import io.langyan.notification.channel.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;

/**
 * Signature V3 of Tencent Cloud.
 *
 * @see <a href="https://cloud.tencent.com/document/api/382/52072">签名方法 v3</a>
 */
final class Tc3 {

    private static final String ALGORITHM = "TC3-HMAC-SHA256";

    private Tc3() {}

    /** Who signs, and for which product. */
    record Signer(String secretId, String secretKey, String service) {

        @Override
        public String toString() {
            return "Signer[" + service + "]";
        }
    }

    /**
     * The value of {@code Authorization} for a POST to {@code /} without a query.
     *
     * @param headers those that are signed, names in lower case; content-type as it goes over the wire
     * @param seconds as in {@code X-TC-Timestamp}
     */
    static String authorization(Signer signer, SortedMap<String, String> headers, long seconds, byte[] body) {
        String date = Instant.ofEpochSecond(seconds).toString().substring(0, 10);
        String scope = date + "/" + signer.service() + "/tc3_request";
        String request = Hmac.digest(canonical(headers, body).getBytes(StandardCharsets.UTF_8));
        String toSign = ALGORITHM + "\n" + seconds + "\n" + scope + "\n" + request;
        String signature = HexFormat.of().formatHex(keyed(key(signer, date), toSign));
        return ALGORITHM + " Credential=" + signer.secretId() + "/" + scope + ", SignedHeaders="
                + String.join(";", headers.keySet()) + ", Signature=" + signature;
    }

    private static String canonical(SortedMap<String, String> headers, byte[] body) {
        StringBuilder lines = new StringBuilder();
        headers.forEach((name, value) -> lines.append(name)
                .append(':')
                .append(value.strip().toLowerCase(Locale.ROOT))
                .append('\n'));
        return "POST\n/\n\n" + lines + "\n" + String.join(";", headers.keySet()) + "\n" + Hmac.digest(body);
    }

    private static byte[] key(Signer signer, String date) {
        byte[] ofDay = Hmac.sha256("TC3" + signer.secretKey(), date);
        return keyed(keyed(ofDay, signer.service()), "tc3_request");
    }

    private static byte[] keyed(byte[] key, String message) {
        return Hmac.sha256(key, message.getBytes(StandardCharsets.UTF_8));
    }
}
