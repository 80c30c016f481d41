package io.langyan.notification.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places (模板): {@code {title}} is filled, <code>{{</code> is a brace. There is nothing else in it, so it can do nothing but say
 * something. A line whose places are all empty is left out. What fills a place is never read for places itself.
 */
public final class TextTemplate {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{|}}|\\{([A-Za-z][A-Za-z.]*)}|[{}]");

    private final List<List<Piece>> lines;

    private TextTemplate(List<List<Piece>> lines) {
        this.lines = lines;
    }

    /** Text, or the name of a place. */
    private record Piece(String text, boolean place) {}

    /** Never fails: a brace that opens nothing stands for itself, and {@link #stray} tells of it. */
    public static TextTemplate parse(String text) {
        return new TextTemplate(
                text.replace("\r\n", "\n").lines().map(TextTemplate::line).toList());
    }

    private static List<Piece> line(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher token = TOKEN.matcher(line);
        int from = 0;
        while (token.find()) {
            pieces.add(new Piece(line.substring(from, token.start()), false));
            from = token.end();
            boolean place = token.group(1) != null;
            String literal = token.group().length() == 2 ? token.group().substring(1) : token.group();
            pieces.add(place ? new Piece(token.group(1), true) : new Piece(literal, false));
        }
        pieces.add(new Piece(line.substring(from), false));
        return List.copyOf(pieces);
    }

    /** Whether a brace stands alone: somebody meant a place and slipped. */
    static boolean stray(String text) {
        return TOKEN.matcher(text).results().anyMatch(found -> found.group().length() == 1);
    }

    /** @param values a place without one is empty */
    public String fill(Map<String, String> values) {
        return lines.stream()
                .filter(line -> says(line, values))
                .map(line -> line.stream().map(piece -> piece.place ? value(piece, values) : piece.text))
                .map(line -> line.collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static boolean says(List<Piece> line, Map<String, String> values) {
        return line.stream().noneMatch(Piece::place)
                || line.stream()
                        .anyMatch(piece -> piece.place && !value(piece, values).isEmpty());
    }

    private static String value(Piece place, Map<String, String> values) {
        return values.getOrDefault(place.text, "");
    }

    /** Its own words, with the same in every place. */
    String own(String inPlaces) {
        return lines.stream()
                .map(line -> line.stream()
                        .map(piece -> piece.place ? inPlaces : piece.text)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    Set<String> places() {
        return lines.stream()
                .flatMap(List::stream)
                .filter(Piece::place)
                .map(Piece::text)
                .collect(Collectors.toUnmodifiableSet());
    }
}
