package io.langyan.review.report;

import static io.langyan.review.report.Story.noted;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WriteReportTest {

    private final Story story = new Story("langyan", Instant.parse("2026-11-21T01:00:00Z"));

    @Test
    void headingsFollowTheLanguage() {
        assertThat(markdown(Language.CHINESE, report("电芯批次缺陷")))
                .contains(
                        "# 复盘：充电宝鼓包",
                        "## 时效",
                        "## 通知",
                        "## 不足",
                        "## 时间线",
                        "| 事实核查 | 1h 00m 00s |",
                        "2026-11-21 09:00:00");
        assertThat(markdown(Language.ENGLISH, report("电芯批次缺陷")))
                .contains("# Review: 充电宝鼓包", "## Timeliness", "## Pages", "## Gaps", "## Timeline", "| Fact check |");
    }

    @Test
    void whatPeopleWroteIsNeverMarkup() {
        Report report = report("<img src=x onerror=alert(1)> | **bold** [link](javascript:1)\n# heading");

        String markdown = markdown(Language.CHINESE, report);
        assertThat(markdown)
                .contains("\\<img src=x onerror=alert(1)\\> \\| \\*\\*bold\\*\\* \\[link\\](javascript:1) \\# heading");
        String html = Html.of(WriteReport.in(Language.CHINESE, report, frame(null)));
        assertThat(html).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img");
    }

    @Test
    void thePageDrawsTheSpreadAndMarksStatements() {
        Report report = Report.of(
                new CaseLog(List.of(
                        noted("s", story.minute(60), story.said("statement", 60)),
                        noted("x", story.minute(500), story.closed(500)))),
                List.of(Story.reading(story.graded(0, 4_000)), Story.reading(story.graded(120, 400))),
                window -> window);

        String html = Html.of(WriteReport.in(Language.ENGLISH, report, frame(null)));

        assertThat(html)
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("points=\"0.0,0.0 720.0,180.0\"", "x1=\"360.0\"", "Spread within 2h 00m 00s", "-90 %");
    }

    @Test
    void aDrillSaysSo() {
        String markdown = Markdown.of(WriteReport.in(Language.CHINESE, report("x"), frame("spring")));

        assertThat(markdown).startsWith("# 【演练】复盘");
    }

    @Test
    void chineseUnlessEnglishIsPreferred() {
        assertThat(Language.best(List.of(Locale.ENGLISH, Locale.CHINESE))).isEqualTo(Language.ENGLISH);
        assertThat(Language.best(List.of(Locale.FRENCH, Locale.forLanguageTag("zh-CN"))))
                .isEqualTo(Language.CHINESE);
        assertThat(Language.best(List.of(Locale.forLanguageTag("*")))).isEqualTo(Language.CHINESE);
    }

    private Report report(String cause) {
        IncidentClosed closed = new IncidentClosed(
                story.incident,
                story.crisis,
                "langyan",
                "充电宝鼓包",
                Level.L2,
                "opinion",
                List.of(),
                cause,
                "commander",
                story.opening,
                story.minute(500));
        return Report.of(
                new CaseLog(List.of(noted("o", story.opening, story.opened()), noted("x", story.minute(500), closed))),
                List.of(),
                window -> window);
    }

    private static String markdown(Language language, Report report) {
        return Markdown.of(WriteReport.in(language, report, frame(null)));
    }

    private static WriteReport.Frame frame(String drill) {
        return new WriteReport.Frame("langyan", drill, "2026-11-25", 1, null, ZoneId.of("Asia/Shanghai"));
    }
}
