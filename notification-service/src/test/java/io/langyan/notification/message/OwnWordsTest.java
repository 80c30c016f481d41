package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OwnWordsTest {

    private static final String LINK = "https://langyan.example/p/ack/x";
    private static final Map<String, String> VALUES =
            Map.of("marks", "", "level", "L1", "title", "标题", "link", LINK, "people", "张三", "fact.late", "");

    /** Put together from the very pieces that links and mentions are made of. */
    @Property(tries = 2000)
    void whatPassesBringsOurLinkAsItIsAndNoOtherNorAMention(@ForAll("texts") String text) {
        // Given
        TemplateKey key = new TemplateKey("opened", "wecom-robot", Language.CHINESE);
        Assume.that(TemplateCheck.of(text, key, new Medium("wecom-robot", 2048)).stream()
                .noneMatch(Finding::error));

        // When
        String filled = TextTemplate.parse(text).fill(VALUES);

        // Then
        List<String> words = List.of(filled.split("[\\s：]+"));
        assertThat(words).contains(LINK);
        assertThat(words)
                .filteredOn(word -> word.matches("(?i).*(://|www\\.|[a-z0-9]\\.[a-z]{2}|@|<).*"))
                .containsOnly(LINK);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        " ",
                        "\n",
                        "：",
                        "请",
                        "evil",
                        "com",
                        ".",
                        "https",
                        ":",
                        "//",
                        "www",
                        "@",
                        "all",
                        "<",
                        "{title}",
                        "{people}",
                        "{link}",
                        "{fact.late}",
                        "{level}",
                        "{{",
                        "}}")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(pieces -> "{marks}{level}{title}\n" + String.join("", pieces) + "\n{link}");
    }
}
