package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.page.PageRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTextTest {

    @Test
    void saysWhatWhoAndWhereAndMarksDrillsAndRepeats() {
        // Given
        PageRow page = page("电池自燃，用户要求召回");
        page.drill = "d-1";

        // When
        String text = PageText.chat(page, List.of("张三", "李四"), "https://langyan.example/pages/1", true);

        // Then
        assertThat(text)
                .isEqualTo(
                        """
                        【可能重复】【演练】【狼烟 L1 重大】电池自燃，用户要求召回
                        缘由：舆情事件已开启
                        品牌：acme　时间：11-21 09:00:00
                        传播量：100001
                        呼叫：张三、李四
                        请确认：https://langyan.example/pages/1""");
    }

    @Test
    void aPageForNobodySaysSo() {
        assertThat(PageText.chat(page("x"), List.of(), "u", false)).contains("呼叫：无人值班");
    }

    private static PageRow page(String title) {
        PageRow page = new PageRow();
        page.brand = "acme";
        page.level = "L1";
        page.why = "opened";
        page.title = title;
        page.facts = Map.of("spread", "100001");
        page.openedAt = Instant.parse("2026-11-21T01:00:00Z");
        return page;
    }
}
