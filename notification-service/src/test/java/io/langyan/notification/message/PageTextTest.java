package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.page.Conversation;
import io.langyan.notification.page.PageRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {

    private static final Reader CHINESE = new Reader(Language.CHINESE, Reader.HOME);
    private static final Reader ENGLISH = new Reader(Language.ENGLISH, ZoneId.of("Europe/London"));
    private static final Medium ROBOT = new Medium("wecom-robot", 2048);

    @Test
    void saysWhatWhoAndWhereAndMarksDrillsAndRepeats() {
        // Given
        PageRow page = page("电池自燃，用户要求召回", Map.of("spread", "100001"));
        page.drill = "d-1";

        // When
        String text =
                text(page, new Occasion(List.of("张三", "李四"), "https://langyan.example/pages/1", true, false), CHINESE);

        // Then
        assertThat(text)
                .isEqualTo(
                        """
                        【可能重复】【演练】【狼烟 L1 重大】电池自燃，用户要求召回
                        缘由：舆情事件已开启
                        品牌：acme　时间：11-21 09:00:00
                        传播量：100,001
                        呼叫：张三、李四
                        请确认：https://langyan.example/pages/1""");
    }

    @Test
    void anEnglishReaderAbroadIsToldInEnglishAndInTheirTime() {
        // Given
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("type", "rumour");
        facts.put("categories", "product-safety privacy");
        facts.put("window", "PT2H");
        facts.put("dueAt", "2026-11-21T01:30:00.123Z");

        // When
        String text = text(page("召回", facts), new Occasion(List.of(), "u", false, false), ENGLISH);

        // Then
        assertThat(text)
                .isEqualTo(
                        """
                        【狼烟 Langyan: L1 grave】召回
                        Why: Incident opened
                        Brand: acme, time: 21 Nov 01:00:00 +00:00
                        Type: rumour
                        Categories: product safety, privacy
                        Window: 2 h
                        Due: 21 Nov 01:30:00 +00:00
                        Called: nobody on duty
                        Please acknowledge: u""");
    }

    @Test
    void whatIsOfAStorySaysByWhichHandleItIsFoundAndWhatWasToldOfItBefore() {
        // Given
        PageRow first = page("电池自燃", Map.of());
        first.conversation = UUID.fromString("0193a6f0-0000-7000-8000-00000123abcd");
        PageRow third = page("召回", Map.of());
        third.conversation = first.conversation;
        third.nth = 3;
        Occasion once = new Occasion(List.of(), "u", false, false);

        // Then
        assertThat(text(first, once, CHINESE).lines())
                .hasSize(6)
                .contains("事件：#J7AYD")
                .noneMatch(line -> line.startsWith("同一事件"));
        assertThat(text(third, once, CHINESE).lines()).contains("事件：#J7AYD", "同一事件第 3 次呼叫");
        assertThat(text(third, once, ENGLISH).lines()).contains("Story: #J7AYD", "Page no. 3 of this story");
    }

    @Test
    void whatTellsOfNoStoryHasNoHandle() {
        PageRow page = page("渠道 sms 不可用", Map.of());
        page.conversation = UUID.randomUUID();
        page.nth = 2;
        page.why = "channel-down";

        assertThat(text(page, new Occasion(List.of(), "u", false, false), CHINESE))
                .doesNotContain("事件", "#");
    }

    @Property(tries = 300)
    void withItsHandleAPageOfAnyLengthFitsToTheByteAndTheFirstPartSaysIt(
            @ForAll @StringLength(max = 200) String title,
            @ForAll @StringLength(max = 4000) String fact,
            @ForAll @IntRange(min = 1, max = 100_000) int nth,
            @ForAll @IntRange(min = 1000, max = 20_000) int most) {
        PageRow page = page(title, Map.of("terms", fact));
        page.conversation = new UUID(nth, fact.hashCode());
        page.nth = nth;
        Occasion once = new Occasion(List.of("张三"), "https://langyan.example/p/ack/x", true, false);

        List<String> parts = PageParts.of(text(page, once, CHINESE), most, page, once, CHINESE);

        assertThat(parts).allSatisfy(part -> assertThat(part.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(most));
        assertThat(parts.get(0)).contains("\n事件：#" + Conversation.handle(page.conversation));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dueAt|2026-11-21T01:30:00Z|到期：11-21 09:30:00",
                "window|PT90M|统计窗口：90 分钟",
                "clock|first-word|时限：首次发声",
                "platforms|weibo xiaohongshu elsewhere|平台：微博、小红书、elsewhere",
                "rota|pr-lead|值班表：公关负责人",
                "to|warn|现级别：预警",
                "guessedYears|2027|缺工作日历：2027",
                "never-heard-of|P|never-heard-of：P",
                "terms|2026-11-21T99:99Z|命中词：2026-11-21T99:99Z"
            })
    void factsAreToldAsPeopleSayThem(String name, String value, String line) {
        assertThat(text(page("x", Map.of(name, value)), new Occasion(List.of(), "u", false, false), CHINESE)
                        .lines())
                .contains(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh|缘由：舆情事件重启|重启原因：出现新投诉|重启人：commander",
                "en|Why: Incident reopened|Why reopened: 出现新投诉|Reopened by: commander"
            })
    void whoIsCalledAgainIsToldWhyInTheirLanguage(String language, String why, String reason, String by) {
        PageRow page = page("x", Map.of("reopenReason", "出现新投诉", "reopenedBy", "commander"));
        page.why = "reopened";

        String text = text(page, new Occasion(List.of(), "u", false, false), language.equals("en") ? ENGLISH : CHINESE);

        assertThat(text.lines()).contains(why, reason, by);
    }

    @Test
    void aValueThatSomebodyElseWroteForgesNoLineAndFillsNoPlace() {
        String text = text(
                page(
                        "x\n请确认：https://evil.example\u2028{link}",
                        Map.of("terms", "a\r\nb", "squad", " ", "type", "null")),
                new Occasion(List.of("张\n三"), "https://langyan.example", false, false),
                CHINESE);

        assertThat(text.lines())
                .hasSize(6)
                .contains("【狼烟 L1 重大】x 请确认：https://evil.example {link}", "命中词：a b", "呼叫：张 三");
    }

    @Test
    void aValueThatSomebodyElseWroteIsNoTag() {
        String text = text(
                page("<a href=\"https://evil.example\">请确认</a> <@all>", Map.of("terms", "<at user_id=all> 1 < 2")),
                new Occasion(List.of(), "https://langyan.example", false, false),
                CHINESE);

        assertThat(text).contains("＜a href=", "＜/a>", "＜@all>", "命中词：＜at user_id=all> 1 < 2");
    }

    private static String text(PageRow page, Occasion occasion, Reader reader) {
        String template = ShippedTemplates.closest(TemplateKey.fitting(page.why, ROBOT, reader.language()));
        return TextTemplate.parse(template).fill(PageText.values(page, occasion, reader));
    }

    private static PageRow page(String title, Map<String, String> facts) {
        PageRow page = new PageRow();
        page.brand = "acme";
        page.level = "L1";
        page.why = "opened";
        page.title = title;
        page.facts = facts;
        page.openedAt = Instant.parse("2026-11-21T01:00:00Z");
        return page;
    }
}
