package io.langyan.monitoring.watch.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pieces of which one must stand in every text that a pattern matches: for each alternative the longest run of plain characters outside groups,
 * classes and optional parts. The automaton looks for them, and only where it finds one the pattern runs.
 */
final class FixedParts {

    private static final Pattern COUNTED = Pattern.compile("\\{\\d+(,\\d*)?}");
    /** Flags make no part of their own: a mark of repetition behind them is about what stands before them. */
    private static final Pattern REPEATED_FLAGS = Pattern.compile("\\(\\?[a-z-]*\\)[*?{]");

    private final String source;
    private final int shortest;
    private final List<String> runs = new ArrayList<>();
    private final List<String> longest = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private int at;

    private FixedParts(String source, int shortest) {
        this.source = source;
        this.shortest = shortest;
    }

    /** Empty when there is an alternative without such a piece. */
    static List<String> of(String regex, int shortest) {
        FixedParts parts = new FixedParts(Regexes.folded(regex).toLowerCase(Locale.ROOT), shortest);
        if (parts.source.contains("\\q") || REPEATED_FLAGS.matcher(parts.source).find()) {
            return List.of();
        }
        while (parts.at < parts.source.length()) {
            parts.step();
        }
        parts.endAlternative();
        return parts.longest.contains("")
                ? List.of()
                : parts.longest.stream().distinct().toList();
    }

    private void step() {
        char c = source.charAt(at);
        switch (c) {
            case '|' -> endAlternative();
            case '(' -> skipGroup();
            case '[' -> skipClass();
            case '*', '?', '{' -> dropLast();
            case '+', '.', '^', '$', ')', ' ' -> endRun();
            case '\\' -> escaped();
            default -> run.append(c);
        }
        at++;
    }

    /** A mark that has been escaped stands for itself; a letter names a class, sometimes with an argument in braces. */
    private void escaped() {
        at++;
        if (at >= source.length()) {
            return;
        }
        char c = source.charAt(at);
        if (!Character.isLetterOrDigit(c)) {
            run.append(c);
            return;
        }
        endRun();
        if (c == 'p' || c == 'x') {
            boolean braced = at + 1 < source.length() && source.charAt(at + 1) == '{';
            at = braced ? indexOrEnd('}', at) : at + (c == 'p' ? 1 : 2);
        } else if (Character.isDigit(c)) {
            while (at + 1 < source.length() && Character.isDigit(source.charAt(at + 1))) {
                at++;
            }
        }
    }

    /** The character before may be missing; what comes after begins anew. */
    private void dropLast() {
        if (run.length() > 0) {
            run.setLength(run.offsetByCodePoints(run.length(), -1));
        }
        endRun();
        Matcher counted = COUNTED.matcher(source).region(at, source.length());
        if (counted.lookingAt()) {
            at = counted.end() - 1;
        }
    }

    private void skipGroup() {
        endRun();
        int depth = 0;
        for (; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                skipClass();
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return;
            }
        }
    }

    /** Leaves {@link #at} on the closing bracket. A bracket that comes first stands for itself. */
    private void skipClass() {
        endRun();
        int first = at + 1;
        if (first < source.length() && source.charAt(first) == '^') {
            first++;
        }
        for (at = first; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[' && at + 1 < source.length() && source.charAt(at + 1) == ':') {
                at = Math.max(at, source.indexOf(":]", at) + 1);
            } else if (c == ']' && at > first) {
                return;
            }
        }
    }

    private int indexOrEnd(char c, int from) {
        int found = source.indexOf(c, from);
        return found < 0 ? source.length() : found;
    }

    private void endRun() {
        if (run.length() > 0) {
            runs.add(run.toString());
            run.setLength(0);
        }
    }

    private void endAlternative() {
        endRun();
        longest.add(runs.stream()
                .filter(piece -> piece.length() >= shortest)
                .max(Comparator.comparingInt(String::length))
                .orElse(""));
        runs.clear();
    }
}
