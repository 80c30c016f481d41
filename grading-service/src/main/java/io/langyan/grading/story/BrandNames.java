package io.langyan.grading.story;

import io.langyan.events.v1.plan.Brand;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a brand and its products are called (品牌词). Everything said of a brand carries one of its names, so they tell nothing of the matter:
 * texts are compared without them.
 */
public final class BrandNames {

    /** Of a brand that no plan lists. */
    public static final BrandNames NONE = new BrandNames(Stream.empty());

    private final List<String> names;

    private BrandNames(Stream<String> names) {
        this.names = names.map(TextFeatures::letters)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static BrandNames of(Brand brand) {
        return new BrandNames(Stream.concat(Stream.ofNullable(brand.name()), brand.names().stream()));
    }

    /** The letters without the names; a text that is nothing but a name stays as it is. */
    String leftOutOf(String letters) {
        String left = letters;
        for (String name : names) {
            left = left.replace(name, "");
        }
        return left.isEmpty() ? letters : left;
    }
}
