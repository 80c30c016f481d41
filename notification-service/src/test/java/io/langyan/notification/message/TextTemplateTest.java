package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextTemplateTest {

    @Test
    void placesAreFilledBracesWrittenTwiceAreOneAndLinesThatSayNothingAreLeftOut() {
        TextTemplate template = TextTemplate.parse(
                "{{{title}}} {why}\nDue: {fact.dueAt}\n\nfixed\n{fact.terms}{fact.url}\n{never} {title}");

        assertThat(template.fill(Map.of("title", "t", "fact.url", "u"))).isEqualTo("{t} \n\nfixed\nu\n t");
    }

    @Test
    void whatFillsAPlaceIsNotReadForPlaces() {
        assertThat(TextTemplate.parse("{title}{link}").fill(Map.of("title", "{link}{{", "link", "u")))
                .isEqualTo("{link}{{u");
    }

    @Property
    void anyTextCanBeReadAndOneWithoutBracesStandsAsItIs(@ForAll String any) {
        String plain = any.replaceAll("[{}]", "");

        TextTemplate.parse(any).fill(Map.of());

        assertThat(TextTemplate.parse(plain).fill(Map.of()))
                .isEqualTo(String.join("\n", plain.lines().toList()));
        assertThat(TextTemplate.stray(plain)).isFalse();
    }
}
