package io.langyan.monitoring.observation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Reads single fields of a line from outside, tolerant of numbers given as strings and the reverse. */
final class Fields {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_URL = 2048;

    private static final Pattern TOKEN = Pattern.compile("([?&]?)xsec_token=[\\w%+/.~=-]*(&?)");

    private Fields() {}

    /** A string or number as text, null when absent, null or blank. */
    static String textOf(JsonNode line, String field) {
        JsonNode node = line.get(field);
        if (node == null || node.isNull() || node.isContainerNode()) {
            return null;
        }
        String text = node.asText();
        return text.isBlank() ? null : text;
    }

    static String idOf(JsonNode line, String field) {
        String id = textOf(line, field);
        if (id == null) {
            return null;
        }
        String clean = CleanText.clean(id.strip(), Integer.MAX_VALUE);
        if (clean.isEmpty() || clean.length() > LONGEST_ID) {
            throw new Refusal(Reason.invalid(field, "为空或超过 200 字符", "is empty or longer than 200 characters"));
        }
        return clean;
    }

    static Instant timeOf(JsonNode line, String field) {
        if (UnreadTime.is(line.get(field))) {
            throw new Refusal(UnreadTime.why(field, line.get(field)));
        }
        String text = textOf(line, field);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException unreadable) {
            String shown = Reason.shown(text);
            throw new Refusal(
                    Reason.invalid(field, "不是带时区的 ISO-8601 时间：" + shown, "is no ISO-8601 time with offset: " + shown));
        }
    }

    static Count countOf(JsonNode counters, String field, String shownAs) {
        JsonNode node = counters.get(field);
        if (node == null || node.isNull()) {
            return Count.UNKNOWN;
        }
        if (!node.isValueNode() || node.isBoolean()) {
            throw new Refusal(Reason.invalid(shownAs, "不是数字", "is no number"));
        }
        return (node.isNumber() ? Count.of(node.doubleValue()) : Count.parse(node.asText()))
                .orElseThrow(() -> new Refusal(
                        Reason.invalid(shownAs, "为负或大得不合理（上限 10^12）", "is negative or absurd (above 10^12)")));
    }

    /** A link a reader may click: http or https only, without credentials of crawlers; anything else is dropped. */
    static String urlOf(JsonNode line, String field) {
        String url = textOf(line, field);
        if (url == null || url.length() > LONGEST_URL) {
            return null;
        }
        String clean = CleanText.clean(url.strip(), LONGEST_URL);
        boolean web = clean.regionMatches(true, 0, "https://", 0, 8) || clean.regionMatches(true, 0, "http://", 0, 7);
        return web ? withoutToken(clean) : null;
    }

    /** {@code xsec_token} opens a session on xiaohongshu: a credential, never kept, in a link or in a text that quotes one. */
    static String withoutToken(String text) {
        return text.contains("xsec_token")
                ? TOKEN.matcher(text).replaceAll(found -> found.group(2).isEmpty() ? "" : found.group(1))
                : text;
    }
}
