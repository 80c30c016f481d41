package io.langyan.notification.channel.aliyun;

import io.langyan.notification.channel.Hmac;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.StringJoiner;

/**
 * Signature V3 of Alibaba Cloud.
 *
 * @see <a href="https://help.aliyun.com/document_detail/2593177.html">V3 版本请求体和签名机制</a>
 */
final class Acs3 {

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private Acs3() {}

    /**
     * The value of {@code Authorization} for a POST to {@code /} without a body.
     *
     * @param headers host and every x-acs header that is sent, names in lower case
     */
    static String authorization(
            String accessKeyId, String secret, SortedMap<String, String> query, SortedMap<String, String> headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach((name, value) ->
                lines.append(name).append(':').append(value.strip()).append('\n'));
        String signed = String.join(";", headers.keySet());
        String request = "POST\n/\n" + query(query) + "\n" + lines + "\n" + signed + "\n" + Hmac.digest(new byte[0]);
        String toSign = ALGORITHM + "\n" + Hmac.digest(request.getBytes(StandardCharsets.UTF_8));
        String signature = HexFormat.of().formatHex(Hmac.sha256(secret, toSign));
        return ALGORITHM + " Credential=" + accessKeyId + ",SignedHeaders=" + signed + ",Signature=" + signature;
    }

    /** The canonical query, which is also what goes over the wire. */
    static String query(SortedMap<String, String> query) {
        StringJoiner pairs = new StringJoiner("&");
        query.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        return pairs.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
