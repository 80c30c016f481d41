package io.langyan.notification.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class IcalTextTest {

    @Test
    void whatHasAMeaningIsEscapedAndCharactersStayWhole() {
        String text = new IcalText()
                .text("SUMMARY", "值班 On duty; a\\b, c\n" + "狼烟🔥".repeat(20))
                .time("DTSTART", Instant.parse("2026-11-20T01:02:03.9Z"))
                .toString();

        assertThat(text).startsWith("SUMMARY:值班 On duty\\; a\\\\b\\, c\\n狼烟🔥").contains("\r\n ");
        assertThat(text).endsWith("\r\nDTSTART:20261120T010203Z\r\n").doesNotContain("\uFFFD");
        assertThat(Parsed.unescaped(Parsed.unfolded(text).get(0).substring("SUMMARY:".length())))
                .isEqualTo("值班 On duty; a\\b, c\n" + "狼烟🔥".repeat(20));
    }

    @Property
    void anyTextComesBackWithoutItsControlCharacters(@ForAll @StringLength(max = 300) String any) {
        String wellFormed = any.codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        String line =
                Parsed.unfolded(new IcalText().text("X", wellFormed).toString()).get(0);

        assertThat(Parsed.unescaped(line.substring(2)))
                .isEqualTo(wellFormed.replaceAll("\r\n|\r", "\n").replaceAll("(?!\n)\\p{Cntrl}", ""));
    }
}
