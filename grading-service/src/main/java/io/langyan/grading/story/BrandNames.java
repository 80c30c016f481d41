package io.langyan.grading.story;

import io.langyan.events.v1.plan.Brand;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a brand and its products are called (品牌词). Everything said of a brand carries one of its names, so they tell nothing of the matter:
 * texts are compared without them. A name of one letter stays, it is part of too many words; one that begins or ends in Latin letters or digits
 * is left out only where it stands as a word.
 */
public final class BrandNames {

    /** Of a brand that no plan lists. */
    public static final BrandNames NONE = new BrandNames(Stream.empty());

    private static final int SHORTEST = 2;

    private final List<String> names;

    private BrandNames(Stream<String> names) {
        this.names = names.map(TextFeatures::plain)
                .map(String::strip)
                .filter(name -> name.codePointCount(0, name.length()) >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static BrandNames of(Brand brand) {
        return new BrandNames(Stream.concat(Stream.ofNullable(brand.name()), brand.names().stream()));
    }

    /** A text, as {@link TextFeatures#plain}, without the names. */
    String leftOutOf(String plain) {
        String left = plain;
        for (String name : names) {
            left = without(name, left);
        }
        return left;
    }

    private static String without(String name, String text) {
        int found = text.indexOf(name);
        if (found < 0) {
            return text;
        }
        StringBuilder left = new StringBuilder(text.length());
        int from = 0;
        for (; found >= 0; found = text.indexOf(name, found + name.length())) {
            if (standsAlone(text, found, found + name.length())) {
                left.append(text, from, found).append(' ');
                from = found + name.length();
            }
        }
        return left.append(text, from, text.length()).toString();
    }

    private static boolean standsAlone(String text, int from, int to) {
        return (from == 0 || !(latin(text.charAt(from - 1)) && latin(text.charAt(from))))
                && (to == text.length() || !(latin(text.charAt(to - 1)) && latin(text.charAt(to))));
    }

    private static boolean latin(char letter) {
        return Character.isLetterOrDigit(letter) && Character.UnicodeScript.of(letter) != Character.UnicodeScript.HAN;
    }
}
