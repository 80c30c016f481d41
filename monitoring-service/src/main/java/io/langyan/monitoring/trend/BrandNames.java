package io.langyan.monitoring.trend;

import io.langyan.events.v1.plan.Brand;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a brand is called. No dictionary knows such a name, so a text cut into words leaves pieces of it; every mention of the brand holds them, and
 * they tell nothing. Names of Latin letters count as whole words only.
 */
final class BrandNames {

    static final BrandNames NONE = new BrandNames(Set.of());
    /** A single character is too common to be cut out wherever it stands. */
    private static final int SHORTEST = 2;

    private static final String NOTHING = "(?!)";
    private final Set<String> names;
    private final Pattern anyOfThem;

    private BrandNames(Collection<String> given) {
        names = given.stream()
                .map(name -> Words.levelled(name).strip())
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toUnmodifiableSet());
        anyOfThem = Pattern.compile(names.stream()
                .filter(name -> name.length() >= SHORTEST)
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(BrandNames::whole)
                .reduce((one, other) -> one + "|" + other)
                .orElse(NOTHING));
    }

    static BrandNames of(Brand brand) {
        return new BrandNames(Stream.concat(brand.names().stream(), Stream.ofNullable(brand.name()))
                .toList());
    }

    /** As words are counted: in one writing. */
    Set<String> all() {
        return names;
    }

    /** @param text levelled */
    String cutOutOf(String text) {
        return anyOfThem.matcher(text).replaceAll(" ");
    }

    private static String whole(String name) {
        String before = isLatin(name.codePointAt(0)) ? "(?<![a-z0-9])" : "";
        String after = isLatin(name.codePointBefore(name.length())) ? "(?![a-z0-9])" : "";
        return before + Pattern.quote(name) + after;
    }

    private static boolean isLatin(int character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }
}
