package io.langyan.standalone.simulators.aliyun;

import io.langyan.standalone.simulators.exchange.Hmac;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signature V3 of Alibaba Cloud, {@code ACS3-HMAC-SHA256}.
 *
 * @see <a href="https://help.aliyun.com/document_detail/2593177.html">V3 版本请求体和签名机制</a>
 */
final class Acs3 {

    static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private Acs3() {}

    /**
     * The canonical request of what came over the wire, with the headers that the caller signed.
     *
     * @param query decoded
     * @param headers names in lower case
     * @param signed names in the order of the Authorization header
     */
    static String canonical(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            List<String> signed,
            byte[] body) {
        String canonicalQuery = new TreeMap<>(query)
                .entrySet().stream()
                        .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                        .collect(Collectors.joining("&"));
        String canonicalHeaders = signed.stream()
                .map(name -> name + ":" + headers.getOrDefault(name, "").strip() + "\n")
                .collect(Collectors.joining());
        return method + "\n" + path + "\n" + canonicalQuery + "\n" + canonicalHeaders + "\n" + String.join(";", signed)
                + "\n" + Hmac.digest(body);
    }

    static String signature(String secret, String canonicalRequest) {
        String toSign = ALGORITHM + "\n" + Hmac.digest(canonicalRequest.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Hmac.sha256(secret, toSign));
    }

    /** RFC 3986: only {@code A-Za-z0-9-_.~} stay as they are. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
