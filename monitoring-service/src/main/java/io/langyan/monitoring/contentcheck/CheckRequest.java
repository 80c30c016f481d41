package io.langyan.monitoring.contentcheck;

import io.langyan.events.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * A text that is to be checked.
 *
 * @param industry general when absent
 * @param brand whose own words and negative tags count as well; null for none
 * @param keep whether to keep that it was checked
 */
record CheckRequest(String title, String text, String industry, String brand, Boolean keep) {

    static final int MOST_CHARACTERS = 100_000;

    /** @throws Problem naming what is missing, unknown or too long */
    static CheckRequest checked(CheckRequest asked) {
        if (asked == null || isBlank(asked.text) && isBlank(asked.title)) {
            throw Problem.badRequest("no-text", "缺少 text 或 title。", "text or title is needed.");
        }
        if (asked.characters() > MOST_CHARACTERS) {
            throw Problem.unprocessable(
                    "text-too-long", "标题与正文合计最长 100000 字符。", "Title and text have at most 100000 characters together.");
        }
        asked.trade();
        return asked;
    }

    int characters() {
        return length(title) + length(text);
    }

    Industry trade() {
        if (isBlank(industry)) {
            return Industry.general;
        }
        return Arrays.stream(Industry.values())
                .filter(known -> known.name().equals(industry))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        "bad-industry", "industry 应为 " + names() + " 之一。", "industry is one of " + names() + "."));
    }

    /** Null when no brand is named. */
    String brandOrNull() {
        return isBlank(brand) ? null : brand.strip();
    }

    boolean isKept() {
        return Boolean.TRUE.equals(keep);
    }

    String sha256() {
        String whole = title == null ? text : text == null ? title : title + '\n' + text;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String names() {
        return Arrays.stream(Industry.values()).map(Enum::name).collect(Collectors.joining(" "));
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
