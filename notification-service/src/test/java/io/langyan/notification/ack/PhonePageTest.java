package io.langyan.notification.ack;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.page.Conversation;
import io.langyan.notification.page.PageRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever opens the link at 3 a.m. reads why, when, of what story and all facts. */
class PhonePageTest {

    @Test
    void itSaysWhyWhenAndAllFactsInBothLanguages() {
        // Given
        PageRow page = page();

        // When
        String shown = PhonePage.of(new ByClaim.View(ByClaim.Found.OPEN, page));

        // Then
        assertThat(shown)
                .contains("<h1>【演练】【L2 较大】电池自燃</h1>", "【drill】【L2 serious】电池自燃")
                .contains("缘由：舆情级别变化", "品牌：demo", "呼叫时间：11-27 03:00:05", "平台：微博、抖音", "传播量：52,300")
                .contains(
                        "Why: Level changed",
                        "Called at: 27 Nov 03:00:05",
                        "Platforms: Weibo, Douyin",
                        "Spread: 52,300")
                .contains("事件：#" + Conversation.handle(page.conversation))
                .contains("确认收到 Acknowledge");
    }

    @Test
    void whatIsOfNoStoryNamesNone() {
        PageRow page = page();
        page.why = "patrol-due";

        assertThat(PhonePage.of(new ByClaim.View(ByClaim.Found.OPEN, page)))
                .contains("缘由：巡查到时")
                .doesNotContain("事件：");
    }

    @Test
    void nothingThatSomebodyWroteIsMarkup() {
        PageRow page = page();
        page.brand = "<img src=x onerror=alert(1)>";
        page.ackName = "<b>张三</b>";
        page.title = "a & b < c";

        assertThat(PhonePage.of(new ByClaim.View(ByClaim.Found.ALREADY, page)))
                .contains("&lt;img src=x", "&lt;b&gt;张三&lt;/b&gt;", "a &amp; b &lt; c")
                .doesNotContain("<img", "<b>");
    }

    private static PageRow page() {
        PageRow page = new PageRow();
        page.id = UUID.randomUUID();
        page.conversation = page.id;
        page.brand = "demo";
        page.drill = "drill-1";
        page.level = "L2";
        page.why = "level-changed";
        page.title = "电池自燃";
        page.openedAt = Instant.parse("2026-11-26T19:00:05Z");
        page.facts = new LinkedHashMap<>(Map.of("platforms", "weibo、douyin", "spread", "52300"));
        return page;
    }
}
