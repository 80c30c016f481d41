package io.langyan.standalone.simulators.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail of one text part, as its reader sees it.
 *
 * @param headers names in lower case, unfolded
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2045">RFC 2045</a>, <a href="https://www.rfc-editor.org/rfc/rfc2047">2047</a>
 */
public record Mail(Map<String, String> headers, String body) {

    private static final Pattern ESCAPE = Pattern.compile("=([0-9A-F]{2})");
    private static final Pattern WORD =
            Pattern.compile("=\\?utf-8\\?([qb])\\?([^?]*)\\?=\\s*", Pattern.CASE_INSENSITIVE);

    /** @param text with CRLF between lines */
    public static Mail read(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : head.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        String body = end < 0 ? "" : text.substring(end + 4);
        String encoding =
                headers.getOrDefault("content-transfer-encoding", "7bit").toLowerCase(Locale.ROOT);
        return new Mail(headers, decoded(body, encoding).replace("\r\n", "\n").strip());
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String subject() {
        return WORD.matcher(header("subject"))
                .replaceAll(word -> Matcher.quoteReplacement(
                        word.group(1).equalsIgnoreCase("b")
                                ? decoded(word.group(2), "base64")
                                : decoded(word.group(2).replace('_', ' '), "quoted-printable")));
    }

    private static String decoded(String text, String encoding) {
        return switch (encoding) {
            case "quoted-printable" -> quotedPrintable(text.replace("=\r\n", ""));
            case "base64" -> new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
            default -> text;
        };
    }

    private static String quotedPrintable(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher escape = ESCAPE.matcher(text);
        int from = 0;
        while (escape.find()) {
            bytes.writeBytes(text.substring(from, escape.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(escape.group(1), 16));
            from = escape.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
