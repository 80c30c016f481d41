package io.langyan.monitoring.watch.language;

import io.langyan.monitoring.watch.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a rule's text into tokens. Full-width marks, as Chinese keyboards type them, count as their ASCII twins. */
final class Tokens {

    private static final Pattern PLATFORM = Pattern.compile("(platform|平台)[:：]");
    private static final Pattern NEAR = Pattern.compile("NEAR/(\\d{1,3})");

    private final String text;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        Tokens tokens = new Tokens(text);
        while (tokens.skipBlanks() < text.length()) {
            tokens.next();
        }
        tokens.found.add(new Token(Kind.END, "", text.length(), text.length()));
        return tokens.found;
    }

    private int skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void next() {
        switch (text.charAt(at)) {
            case '(', '（' -> add(Kind.OPEN, "(", at + 1);
            case ')', '）' -> add(Kind.CLOSE, ")", at + 1);
            case '"' -> quoted('"', '"');
            case '“', '”' -> quoted('”', '“');
            case '/' -> regex();
            default -> word();
        }
    }

    private void add(Kind kind, String value, int end) {
        found.add(new Token(kind, value, at, end));
        at = end;
    }

    private void quoted(char close, char alsoClose) {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                value.append(text.charAt(++i));
            } else if (c == close || c == alsoClose) {
                add(Kind.PHRASE, value.toString(), i + 1);
                return;
            } else {
                value.append(c);
            }
        }
        throw new NotARule("phrase-open", at, text.length(), "引号没有成对", "the quotation mark is not closed");
    }

    private void regex() {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                value.append(escaped == '/' ? "/" : "\\" + escaped);
            } else if (c == '/') {
                add(Kind.REGEX, value.toString(), i + 1);
                return;
            } else {
                value.append(c);
            }
        }
        throw new NotARule(
                "regex-open", at, text.length(), "正则表达式缺少结尾的 /", "the regular expression is not closed by /");
    }

    private void word() {
        Matcher platform = PLATFORM.matcher(text).region(at, text.length());
        if (platform.lookingAt()) {
            int end = endOfList(platform.end());
            add(Kind.PLATFORM, text.substring(platform.end(), end), end);
            return;
        }
        int end = endOfWord(at);
        String word = text.substring(at, end);
        Matcher near = NEAR.matcher(word);
        if (near.matches()) {
            add(Kind.NEAR, near.group(1), end);
        } else {
            add(keyword(word), word, end);
        }
    }

    private static Kind keyword(String word) {
        return switch (word) {
            case "AND" -> Kind.AND;
            case "OR" -> Kind.OR;
            case "NOT" -> Kind.NOT;
            default -> Kind.WORD;
        };
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < text.length() && !isBlank(text.charAt(end)) && "()（）\"“”".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** A list goes on after a comma and a blank. */
    private int endOfList(int from) {
        int end = endOfWord(from);
        while (end > from && end < text.length() && isComma(text.charAt(end - 1)) && isBlank(text.charAt(end))) {
            int next = end;
            while (next < text.length() && isBlank(text.charAt(next))) {
                next++;
            }
            end = endOfWord(next);
        }
        return end;
    }

    private static boolean isComma(char c) {
        return c == ',' || c == '，' || c == '、';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
