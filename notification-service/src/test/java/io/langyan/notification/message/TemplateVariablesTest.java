package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.page.Conversation;
import io.langyan.notification.page.PageRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateVariablesTest {

    @Test
    void aVariableHoldsNoLinkNoBracketsAndIsShort() {
        // When
        Map<String, String> variables = TemplateVariables.of(
                page("x", Level.L1),
                "【急】见 https://evil.example/x?a=b 与 www.a.com 的报道，标题很长很长很长很长",
                "K7QM-482913",
                once(false));

        // Then
        assertThat(variables.get("title"))
                .doesNotContain("http", "www.", ".com", "【")
                .hasSizeLessThanOrEqualTo(20);
        assertThat(variables).containsEntry("code", "K7QM-482913").containsEntry("level", "L1");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void theShortOnesFitSixCharactersWhateverIsMarked(Level level) {
        // Given
        PageRow page = page("x", level);
        page.drill = "d-1";
        page.trial = true;
        page.why = "opened";
        page.conversation = UUID.randomUUID();

        // When
        Map<String, String> variables = TemplateVariables.of(page, "x", "K7QM-482913", once(true));

        // Then
        assertThat(variables.get("brief")).startsWith("演试重").hasSizeLessThanOrEqualTo(6);
        assertThat(variables).containsEntry("handle", "K7QM").containsEntry("pin", "482913");
        assertThat(variables.get("story"))
                .hasSizeLessThanOrEqualTo(6)
                .isEqualTo(Conversation.handle(page.conversation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "致电13800001234维权",
                "致电 138-0000-1234 维权",
                "致电+8613800001234维权",
                "致电400-820-8820维权",
                "致电 010-12345678 维权",
                "加QQ23456789维权"
            })
    void aNumberThatCouldBeCalledIsLeftOut(String title) {
        assertThat(TemplateVariables.title(title))
                .doesNotContainPattern("\\d{3}")
                .contains("维权");
    }

    @ParameterizedTest
    @CsvSource({"L1, L1", "L3, L3", "WARN, 预警", "WATCH, 关注"})
    void aLevelIsSaidInTheLanguageOfTheTemplate(Level level, String said) {
        assertThat(TemplateVariables.of(page("x", level), "x", "", once(false))).containsEntry("level", said);
    }

    @Test
    void datesAndFiguresStay() {
        assertThat(TemplateVariables.title("2026-11-27 转发 120000")).isEqualTo("2026-11-27 转发 120000");
    }

    @Test
    void aBrandOfAnyLengthFitsItsVariable() {
        // Given
        PageRow page = page("x", Level.L1);
        page.brand = "b".repeat(64);

        // Then
        assertThat(TemplateVariables.of(page, "x", "", once(false)).get("brand"))
                .hasSize(35);
    }

    @Test
    void aChannelMayAskForThoseAndNoOthers() {
        assertThat(TemplateVariables.of(page("x", Level.L1), "x", "", once(false))
                        .keySet())
                .isEqualTo(Letter.VARIABLES);
    }

    private static Occasion once(boolean repeated) {
        return new Occasion(List.of(), "u", repeated, false);
    }

    private static PageRow page(String title, Level level) {
        PageRow page = new PageRow();
        page.brand = "acme";
        page.level = level.code();
        page.title = title;
        return page;
    }
}
