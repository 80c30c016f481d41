package io.langyan.monitoring.watch.language;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.langyan.monitoring.watch.text.Lookalikes;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Patterns of rules. RE2 runs in time linear in the text whatever the pattern (Thompson 1968; github.com/google/re2), and so has neither back-references nor
 * looking around; what remains to be refused is a pattern that is huge once its repetitions are written out.
 */
public final class Regexes {

    private static final int LONGEST = 200;
    private static final int MOST_REPEATS = 1000;
    private static final java.util.regex.Pattern COUNTED = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private Regexes() {}

    /** The pattern as it runs over normalised texts. */
    public static Pattern compile(String source) {
        return Pattern.compile(folded(source), Pattern.CASE_INSENSITIVE);
    }

    /** What is wrong with a pattern. */
    static Optional<Finding> faultIn(Expr.Regex regex) {
        if (regex.source().length() > LONGEST) {
            return Optional.of(Finding.error(
                    "regex-too-long",
                    regex.place(),
                    "正则表达式最长 200 字符",
                    "a regular expression has at most 200 characters"));
        }
        if (repeats(regex.source()) > MOST_REPEATS) {
            return Optional.of(Finding.error(
                    "regex-too-large",
                    regex.place(),
                    "正则表达式的重复次数相乘超过 1000",
                    "the counted repetitions multiply to more than 1000"));
        }
        try {
            return compile(regex.source()).matches("")
                    ? Optional.of(Finding.error(
                            "regex-matches-nothing",
                            regex.place(),
                            "正则表达式可以匹配空文本，会命中所有内容",
                            "the regular expression matches the empty text and so everything"))
                    : Optional.empty();
        } catch (PatternSyntaxException refused) {
            return Optional.of(Finding.error(
                    "regex-refused",
                    regex.place(),
                    "正则表达式无效或不受支持（不支持反向引用与环视）：" + refused.getDescription() + " " + refused.getPattern(),
                    "the regular expression is invalid or not supported (no back-references, no look-around): "
                            + refused.getDescription() + " " + refused.getPattern()));
        }
    }

    /** Half width, simplified, as texts are; what has a meaning in the pattern stays. */
    static String folded(String source) {
        StringBuilder folded = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            String normal = c < 0x80 || Character.isSurrogate(c) ? "" : Lookalikes.normal(String.valueOf(c));
            boolean letter = normal.length() == 1 && Character.isLetterOrDigit(normal.charAt(0));
            folded.append(letter ? normal.charAt(0) : c);
        }
        return folded.toString();
    }

    /** Most copies of a part that the counted repetitions could ask for if all were nested. */
    private static long repeats(String source) {
        long product = 1;
        Matcher counted = COUNTED.matcher(source);
        while (counted.find() && product <= MOST_REPEATS) {
            product *= Math.max(1, Math.max(number(counted.group(1)), number(counted.group(2))));
        }
        return product;
    }

    private static long number(String digits) {
        return digits == null || digits.isEmpty() ? 0 : digits.length() > 4 ? MOST_REPEATS + 1 : Long.parseLong(digits);
    }
}
