package io.langyan.monitoring.export;

import io.langyan.monitoring.mention.MentionView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The columns of the ledger sheet (舆情台账), in their order. A cell is a text, a number, or null when nothing is known. */
enum Column {
    TIME("time", "时间", "Time", (view, style) -> style.time(view)),
    PLATFORM("platform", "平台", "Platform", (view, style) -> style.labels().platform(view.platform())),
    TITLE("title", "标题/摘要", "Title / excerpt", (view, style) -> excerpt(view)),
    LINK("link", "链接", "Link", (view, style) -> view.url()),
    REPOSTS("reposts", "转发", "Reposts", (view, style) -> view.counters().reposts()),
    COMMENTS("comments", "评论", "Comments", (view, style) -> view.counters().comments()),
    LIKES("likes", "点赞", "Likes", (view, style) -> view.counters().likes()),
    SPREAD("spread", "传播量", "Spread", (view, style) -> spread(view)),
    /** Figures stay numbers, so that a sheet can add and sort them: that they are at least so much stands beside them. */
    LOWER_BOUND(
            "lowerBound", "下限", "Lower bound", (view, style) -> view.counters().capped() ? "≥" : null),
    SENTIMENT("sentiment", "情感", "Sentiment", (view, style) -> style.labels().sentiment(view.sentiment())),
    APPEALS("appeals", "核心诉求", "Core appeal", (view, style) -> style.labels().appeals(view.reading())),
    TERMS("terms", "关键词", "Watch terms", (view, style) -> terms(view)),
    /** Grading knows the level; monitoring does not read it yet, so the cell stays empty. */
    LEVEL("level", "级别", "Level", (view, style) -> null),
    STATUS("status", "状态", "Status", (view, style) -> statuses(view, style.labels())),
    OWNER("owner", "责任人", "Owner", (view, style) -> owners(view));

    private static final int LONGEST_EXCERPT = 500;

    private final String code;
    private final String zh;
    private final String en;
    private final BiFunction<MentionView, Style, Object> cell;

    /** How a sheet is written. */
    record Style(Labels labels, ZoneId zone) {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

        String time(MentionView view) {
            Instant time = view.publishedAt() == null ? view.firstSeenAt() : view.publishedAt();
            return TIME.format(time.atZone(zone));
        }
    }

    Column(String code, String zh, String en, BiFunction<MentionView, Style, Object> cell) {
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.cell = cell;
    }

    static Optional<Column> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    String header(boolean english) {
        return english ? en : zh;
    }

    Object of(MentionView view, Style style) {
        Object value = cell.apply(view, style);
        return value instanceof String text ? SafeCell.of(text) : value;
    }

    /** Of counters that nobody knows there is no sum, not even zero. */
    private static Long spread(MentionView view) {
        MentionView.CountersView counters = view.counters();
        boolean known = counters.reposts() != null || counters.comments() != null || counters.likes() != null;
        return known ? view.spread() : null;
    }

    private static String excerpt(MentionView view) {
        String text = view.title() != null ? view.title() : view.text();
        if (text.length() <= LONGEST_EXCERPT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_EXCERPT - 1)) ? LONGEST_EXCERPT - 1 : LONGEST_EXCERPT;
        return text.substring(0, end) + "…";
    }

    private static String terms(MentionView view) {
        return view.brands().stream()
                .flatMap(brand -> brand.terms().stream())
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static String statuses(MentionView view, Labels labels) {
        return view.brands().stream()
                .map(brand -> labels.status(brand.status()))
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static String owners(MentionView view) {
        List<String> owners = view.brands().stream()
                .map(MentionView.BrandView::owner)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        return owners.isEmpty() ? null : String.join("、", owners);
    }
}
