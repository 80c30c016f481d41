package io.langyan.monitoring.contentcheck;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.contentcheck.ContentWords.Word;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A word as it is asked for.
 *
 * @param severity hint, review or block; review when absent
 */
record WordBody(String brand, String phrase, String severity, String reason, String suggestion) {

    private static final int LONGEST_PHRASE = 64;
    private static final int LONGEST_REASON = 500;

    /** @throws Problem naming what is missing or too long */
    static WordBody checked(WordBody asked) {
        if (asked == null || isBlank(asked.brand) || isBlank(asked.phrase) || isBlank(asked.reason)) {
            throw Problem.badRequest(
                    "incomplete-word", "需要 brand、phrase 与 reason。", "brand, phrase and reason are needed.");
        }
        boolean tooLong = asked.brand.length() > LONGEST_PHRASE
                || asked.phrase.length() > LONGEST_PHRASE
                || asked.reason.length() > LONGEST_REASON
                || asked.suggestion != null && asked.suggestion.length() > LONGEST_REASON;
        if (tooLong) {
            throw Problem.unprocessable(
                    "word-too-long",
                    "phrase 最长 64 字符，说明最长 500 字符。",
                    "A phrase has at most 64 characters, a reason 500.");
        }
        severity(asked.severity);
        return asked;
    }

    Word added(String by) {
        return new Word(
                TimeOrderedId.next(),
                brand.strip(),
                phrase.strip(),
                severity(severity),
                reason,
                suggestion,
                1,
                false,
                by,
                now());
    }

    /** @throws Problem 422 when it is to move to another brand */
    Word changed(Word old, String by) {
        if (!old.brand().equals(brand.strip())) {
            throw Problem.unprocessable("brand-stays", "词条不能换品牌。", "A word stays with its brand.");
        }
        return new Word(
                old.id(),
                old.brand(),
                phrase.strip(),
                severity(severity),
                reason,
                suggestion,
                old.version(),
                false,
                by,
                now());
    }

    static Word removed(Word old, String by) {
        return new Word(
                old.id(),
                old.brand(),
                old.phrase(),
                old.severity(),
                old.reason(),
                old.suggestion(),
                old.version(),
                true,
                by,
                now());
    }

    /** @throws Problem 428 without a version, 400 when it is none */
    static int version(String ifMatch) {
        if (isBlank(ifMatch)) {
            throw Problem.preconditionRequired(
                    "if-match-needed", "修改须在 If-Match 中给出版本。", "Say in If-Match which version you change.");
        }
        String digits = ifMatch.strip().replaceAll("^(W/)?\"|\"$", "");
        if (!digits.matches("\\d{1,9}")) {
            throw Problem.badRequest("bad-if-match", "If-Match 不是版本号。", "If-Match is no version.");
        }
        return Integer.parseInt(digits);
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    static void requireRoom(long words) {
        if (words >= ContentWords.MOST) {
            throw Problem.unprocessable("too-many-words", "每个品牌最多 2000 个词条。", "A brand has at most 2000 words.");
        }
    }

    static Problem unknown() {
        return Problem.notFound("unknown-word", "没有这个词条。", "There is no such word.");
    }

    private static Severity severity(String asked) {
        return isBlank(asked) ? Severity.review : known(asked);
    }

    private static Severity known(String asked) {
        return switch (asked) {
            case "hint" -> Severity.hint;
            case "review" -> Severity.review;
            case "block" -> Severity.block;
            default ->
                throw Problem.badRequest(
                        "bad-severity", "severity 应为 hint、review 或 block。", "severity is hint, review or block.");
        };
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
