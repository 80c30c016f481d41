package io.langyan.review.report;

import io.langyan.review.report.Paging.PageLine;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** Lays a report out as a document in one language. */
public final class WriteReport {

    private final Report report;
    private final Frame frame;
    private final ZoneId zone;
    private final Document document;

    /**
     * What stands around the report.
     *
     * @param signed by whom and when, null for a draft
     */
    public record Frame(String brand, String drill, String dueOn, int revision, String signed, ZoneId zone) {}

    private WriteReport(Report report, Frame frame, Language language) {
        this.report = report;
        this.frame = frame;
        this.zone = frame.zone();
        this.document = new Document(language);
    }

    public static Document in(Language language, Report report, Frame frame) {
        WriteReport writer = new WriteReport(report, frame, language);
        writer.title();
        writer.timeliness();
        writer.paging();
        writer.spread();
        writer.gaps();
        writer.timeline();
        return writer.document;
    }

    private void title() {
        String drill = frame.drill() == null ? "" : "【演练】";
        String title = report.title() == null ? "" : report.title();
        document.heading(1, Text.of("%1$s复盘：%2$s", "%1$sReview: %2$s", drill, title));
        document.table(
                List.of(new Text("项目", "Item"), new Text("内容", "Content")),
                List.of(
                        row(new Text("品牌", "Brand"), frame.brand()),
                        row(new Text("级别", "Level"), Names.level(report.level().code())),
                        row(new Text("类型", "Type"), Names.type(report.type())),
                        row(new Text("小组", "Squad"), plain(report.squad())),
                        row(new Text("原因", "Cause"), plain(report.cause())),
                        row(new Text("首次发布", "First published"), Figures.moment(report.publishedAt(), zone)),
                        row(new Text("启动", "Opened"), Figures.moment(report.openedAt(), zone)),
                        row(new Text("关闭", "Closed"), Figures.moment(report.closedAt(), zone)),
                        row(new Text("处置用时", "Handled in"), Figures.time(report.handledSeconds())),
                        row(new Text("复盘期限", "Review due"), frame.dueOn()),
                        row(new Text("修订", "Revision"), String.valueOf(frame.revision())),
                        row(new Text("签署", "Signed"), plain(frame.signed()))));
    }

    private void timeliness() {
        document.heading(2, new Text("时效", "Timeliness"));
        document.table(
                List.of(
                        new Text("时钟", "Clock"),
                        new Text("计划", "Planned"),
                        new Text("实际", "Real"),
                        new Text("超时", "Late by"),
                        new Text("结果", "Outcome")),
                report.timeliness().stream().map(this::clock).toList());
    }

    private List<String> clock(ClockLine line) {
        return List.of(
                in(Names.clock(line.clock())),
                Figures.time(line.plannedSeconds()),
                Figures.time(line.realSeconds()),
                line.lateSeconds() == 0 ? "–" : Figures.time(line.lateSeconds()),
                in(Names.outcome(line.outcome())));
    }

    private void paging() {
        Paging paging = report.paging();
        document.heading(2, new Text("通知", "Pages"));
        document.paragraph(Text.of(
                "首次推送 %1$s，首次确认 %2$s；通知 %3$d 次，推送 %4$d 条，失败 %5$d 条，升级 %6$d 次。",
                "First push after %1$s, first answer after %2$s; %3$d pages, %4$d pushes, %5$d failed, %6$d escalations.",
                Figures.time(paging.firstPushSeconds()),
                Figures.time(paging.firstAckSeconds()),
                paging.pages(),
                paging.pushes(),
                paging.failedPushes(),
                paging.escalations()));
        document.table(
                List.of(
                        new Text("事由", "Why"),
                        new Text("角色", "Roles"),
                        new Text("开始", "Begun"),
                        new Text("首次推送", "First push"),
                        new Text("首次确认", "First answer"),
                        new Text("确认人", "By")),
                paging.lines().stream().map(this::page).toList());
    }

    private List<String> page(PageLine line) {
        return List.of(
                in(Names.why(line.why())),
                String.join(", ", line.roles()),
                Figures.moment(line.openedAt(), zone),
                Figures.time(line.firstPushSeconds()),
                Figures.time(line.firstAckSeconds()),
                plain(line.acknowledgedBy()));
    }

    private void spread() {
        document.heading(2, new Text("传播与声明效果", "Spread and what statements did"));
        document.curve(report.spread(), report.effects());
        document.table(
                List.of(new Text("窗口", "Window"), new Text("峰值", "Peak")),
                report.spread().peaks().entrySet().stream()
                        .map(peak -> List.of(
                                Figures.time(peak.getKey()),
                                Figures.count(peak.getValue(), report.spread().atLeast())))
                        .toList());
        document.heading(3, new Text("声明前后", "Around each statement"));
        document.table(
                List.of(
                        new Text("声明", "Statement"),
                        new Text("发布", "Published"),
                        new Text("前", "Before"),
                        new Text("后", "After"),
                        new Text("变化", "Change")),
                report.effects().stream().map(this::effect).toList());
    }

    private List<String> effect(StatementEffect effect) {
        return List.of(
                in(Names.statement(effect.kind())),
                Figures.moment(effect.at(), zone),
                Figures.count(effect.before(), effect.atLeast()),
                Figures.count(effect.after(), effect.atLeast()),
                effect.changePercent() == null
                        ? in(new Text("数据不足", "not enough data"))
                        : "%+d %%".formatted(effect.changePercent()));
    }

    private void gaps() {
        document.heading(2, new Text("不足", "Gaps"));
        document.table(
                List.of(new Text("序号", "No."), new Text("问题", "What")),
                IntStream.range(0, report.gaps().size())
                        .mapToObj(i -> List.of(
                                String.valueOf(i + 1), in(report.gaps().get(i).what())))
                        .toList());
    }

    private void timeline() {
        document.heading(2, new Text("时间线", "Timeline"));
        document.table(
                List.of(new Text("时间", "Time"), new Text("事件", "Event"), new Text("来源", "Source")),
                report.timeline().stream()
                        .map(moment -> List.of(Figures.moment(moment.at(), zone), in(moment.what()), moment.source()))
                        .toList());
    }

    private List<String> row(Text name, Text value) {
        return row(name, in(value));
    }

    private List<String> row(Text name, String value) {
        return List.of(in(name), value);
    }

    private String in(Text text) {
        return text.in(document.language());
    }

    private static String plain(String text) {
        return text == null ? "–" : text;
    }
}
