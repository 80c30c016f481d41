package io.langyan.monitoring.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTest {

    private static final RuleBook BOOK = RuleBook.shipped();

    @Test
    void theSecondHalfOfAPatternFollowsInTheSameClauseAndNearby() {
        assertThat(codes("给我们一个说法")).contains("explanation");
        assertThat(found("把押金给我退来", "refund")).isTrue();
        assertThat(found("把话说完，钱我自己退来退去", "refund")).isFalse();
        assertThat(found("把这么多这么多这么多这么多的话退来", "refund")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"举报", "举/报", "举⚡报", "举·报", "举-报", "举*报"})
    void symbolsPutBetweenCharactersHideNothing(String written) {
        assertThat(found("我要" + written + "他们", "penalty")).isTrue();
    }

    @Test
    void whatIsFoundPointsIntoTheTextAsItWasWritten() {
        // Given
        String written = "无良商家！！！！！！求大家一起举/报它";
        RuleText text = new RuleText(PlainText.of(written));

        // When
        Found found = BOOK.in(text).stream()
                .filter(one -> one.rule().codeName().equals("penalty"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(written.substring(text.start(found.begin()), text.end(found.end())))
                .contains("举/报");
    }

    private static boolean found(String text, String code) {
        return codes(text).contains(code);
    }

    private static List<String> codes(String text) {
        return BOOK.in(new RuleText(PlainText.of(text))).stream()
                .map(found -> found.rule().codeName())
                .toList();
    }
}
