package io.langyan.monitoring.observation;

import java.util.Locale;

/** Why a line was refused, in Chinese and English, with a code that programs may rely on. */
public record Reason(String code, String zh, String en) {

    public static final Reason NOT_JSON = new Reason("not-json", "不是合法的 JSON", "not valid JSON");
    static final Reason TOO_INTRICATE =
            new Reason("too-intricate", "值过多、过长或嵌套过深", "it holds too many or too long values, or is nested too deep");
    public static final Reason NOT_AN_OBJECT = new Reason("not-an-object", "不是 JSON 对象", "not a JSON object");
    static final Reason NO_TEXT = missing("text", "text 或 title", "text or title");

    static Reason missing(String field) {
        return missing(field, field, field);
    }

    private static Reason missing(String field, String zh, String en) {
        return new Reason("missing-" + field, "缺少 " + zh, en + " is missing");
    }

    static Reason invalid(String field, String zhWhy, String enWhy) {
        return new Reason("invalid-" + field, field + " " + zhWhy, field + " " + enWhy);
    }

    static Reason unknownPlatform(String platform) {
        return new Reason("unknown-platform", "未知平台: " + shown(platform), "unknown platform: " + shown(platform));
    }

    /** Any importer may refuse a line for a reason of its own. */
    public static Reason of(String code, String zh, String en) {
        return new Reason(code, zh, en);
    }

    public String in(Locale language) {
        return Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? en : zh;
    }

    static String shown(String value) {
        return CleanText.clean(value.length() > 40 ? value.substring(0, 40) + "…" : value, 50);
    }
}
