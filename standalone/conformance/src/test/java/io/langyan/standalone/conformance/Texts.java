package io.langyan.standalone.conformance;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts in which signatures go wrong: Chinese, emoji, spaces, line ends and what URLs, forms and JSON treat as special. */
public final class Texts {

    private static final String SPECIAL = " *+~%&=?/:;#!'()@$,\"\\{}[]<>|^`-_.\t\n";

    private Texts() {}

    public static Arbitrary<String> any() {
        Arbitrary<String> one = Arbitraries.oneOf(
                Arbitraries.strings().withChars(SPECIAL).ofLength(1),
                Arbitraries.strings().withCharRange('一', '龥').ofLength(1),
                Arbitraries.strings().alpha().numeric().ofLength(1),
                Arbitraries.of("🔥", "👨‍👩‍👧", "é", "𠮷", "％", "\u3000"));
        return one.list().ofMaxSize(40).map(each -> String.join("", each));
    }

    /** JSON of a message that carries such a text. */
    public static Arbitrary<String> json() {
        return Combinators.combine(any(), any())
                .as((name, text) -> "{\"" + escaped(name) + "\":\"" + escaped(text) + "\"}");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }
}
