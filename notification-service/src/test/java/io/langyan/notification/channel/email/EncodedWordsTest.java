package io.langyan.notification.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class EncodedWordsTest {

    @Property
    void everyWordFitsItsLineAndHoldsWholeCharacters(@ForAll @StringLength(max = 130) String any) {
        // Given
        String text = "🔥" + tidy(any) + "🚒";

        // When
        List<String> lines = Arrays.asList(("Subject: " + EncodedWords.of(text)).split("\n"));

        // Then
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(76).matches("[ -~]+"));
        assertThat(lines.stream().map(EncodedWordsTest::decoded).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    private static String decoded(String line) {
        String word = line.replaceFirst("^(Subject:)? =\\?UTF-8\\?B\\?", "").replaceFirst("\\?=$", "");
        String text = new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\uFFFD");
        return text;
    }

    /** Without lone halves of characters, which are no text, and what stands for them. */
    private static String tidy(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\uFFFD", "");
    }
}
