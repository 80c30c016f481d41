package io.langyan.standalone.simulators.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A robot's message as WeChat Work reads it: sizes are bytes of UTF-8.
 *
 * @param remark {@code ok}, or the vendor's warning about JSON that it could read only in part
 */
record RobotMessage(String format, String text, List<String> mentions, String remark, Optional<Fault> fault) {

    private static final Set<String> FORMATS =
            Set.of("text", "markdown", "markdown_v2", "image", "news", "file", "voice", "template_card");
    private static final Set<String> CARDS = Set.of("text_notice", "news_notice");
    private static final int IMAGE_BYTES = 2 * 1024 * 1024;

    /** The vendor's code and words. */
    record Fault(int code, String text) {}

    static RobotMessage read(JsonNode body) {
        String format = body.path("msgtype").asText("");
        JsonNode part = body.path(format);
        if (!FORMATS.contains(format) || !part.isObject()) {
            return bad(format, 40008, "invalid message type");
        }
        return switch (format) {
            case "text" -> words(format, part, 2048);
            case "markdown", "markdown_v2" -> words(format, part, 4096);
            case "image" -> image(part);
            case "news" -> news(part);
            case "template_card" -> card(part);
            default -> bad(format, 40007, "invalid media_id");
        };
    }

    /** True when the text of the request holds an escape of the form backslash-u, which this vendor refuses. */
    static boolean hasUnicodeEscape(byte[] body) {
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '\\') {
                if (body[i + 1] == 'u') {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static RobotMessage words(String format, JsonNode part, int most) {
        String content = part.path("content").asText("");
        if (content.isEmpty()) {
            return bad(format, 44004, "content size out of limit: empty content");
        }
        if (content.getBytes(StandardCharsets.UTF_8).length > most) {
            return bad(format, 40058, format + ".content exceed max length " + most + ". invalid Request Parameter");
        }
        List<String> mentions = new ArrayList<>();
        boolean whole = true;
        if (format.equals("text")) {
            whole = gather(part.path("mentioned_list"), mentions)
                    & gather(part.path("mentioned_mobile_list"), mentions);
        }
        return good(format, content, mentions, whole ? "ok" : "ok. Warning: wrong json format. ");
    }

    private static boolean gather(JsonNode list, List<String> into) {
        if (list.isMissingNode() || list.isNull()) {
            return true;
        }
        list.forEach(one -> into.add(one.asText()));
        return list.isArray();
    }

    private static RobotMessage image(JsonNode part) {
        try {
            byte[] raw = Base64.getDecoder().decode(part.path("base64").asText(""));
            if (raw.length == 0 || raw.length > IMAGE_BYTES) {
                return bad("image", 40009, "invalid image size");
            }
            String md5 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(raw));
            return md5.equalsIgnoreCase(part.path("md5").asText())
                    ? good("image", "[图片]", List.of(), "ok")
                    : bad("image", 301019, "image md5 not match");
        } catch (IllegalArgumentException notBase64) {
            return bad("image", 301021, "image base64 invalid");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RobotMessage news(JsonNode part) {
        JsonNode articles = part.path("articles");
        if (articles.size() > 8) {
            return bad("news", 45008, "article size out of limit");
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode article : articles) {
            if (article.path("title").asText("").isEmpty()
                    || article.path("url").asText("").isEmpty()) {
                return bad("news", 40058, "news.articles title and url required. invalid Request Parameter");
            }
            lines.add(article.path("title").asText() + " " + article.path("url").asText());
        }
        return lines.isEmpty()
                ? bad("news", 44003, "empty news data")
                : good("news", String.join("\n", lines), List.of(), "ok");
    }

    private static RobotMessage card(JsonNode part) {
        if (!CARDS.contains(part.path("card_type").asText())) {
            return bad("template_card", 42031, "invalid template card type");
        }
        if (!part.path("card_action").path("type").isNumber()) {
            return bad("template_card", 42045, "template card card_action missing or invalid");
        }
        if (part.path("horizontal_content_list").size() > 6) {
            return bad("template_card", 42035, "template card horizontal_content_list too long");
        }
        if (part.path("jump_list").size() > 3) {
            return bad("template_card", 42042, "template card jump_list too long");
        }
        JsonNode title = part.path("main_title");
        String text = title.path("title").asText("") + "\n" + title.path("desc").asText("") + "\n"
                + part.path("card_action").path("url").asText("");
        return good("template_card", text.strip(), List.of(), "ok");
    }

    private static RobotMessage good(String format, String text, List<String> mentions, String remark) {
        return new RobotMessage(format, text, List.copyOf(mentions), remark, Optional.empty());
    }

    private static RobotMessage bad(String format, int code, String text) {
        return new RobotMessage(format, "", List.of(), "", Optional.of(new Fault(code, text)));
    }
}
