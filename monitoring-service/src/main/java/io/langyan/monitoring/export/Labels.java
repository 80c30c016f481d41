package io.langyan.monitoring.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Reading;
import java.util.Map;
import java.util.stream.Collectors;

/** Codes in the words of the reader: Chinese, or the codes themselves in English. */
record Labels(boolean english) {

    private static final Map<String, String> PLATFORMS = Map.ofEntries(
            Map.entry("wechat-mp", "公众号"),
            Map.entry("wechat-channels", "视频号"),
            Map.entry("weibo", "微博"),
            Map.entry("douyin", "抖音"),
            Map.entry("xiaohongshu", "小红书"),
            Map.entry("zhihu", "知乎"),
            Map.entry("bilibili", "B站"),
            Map.entry("forum", "行业论坛"),
            Map.entry("news", "新闻"),
            Map.entry("kuaishou", "快手"),
            Map.entry("tieba", "贴吧"),
            Map.entry("internal", "内部"));
    private static final Map<String, String> SENTIMENTS = Map.of("negative", "负面", "neutral", "中性", "positive", "正面");
    private static final Map<String, String> APPEALS = Map.of(
            "refund", "退款",
            "compensation", "赔偿",
            "apology", "道歉",
            "recall", "召回",
            "explanation", "解释",
            "penalty", "处罚",
            "repair", "维修换货",
            "other", "其他");
    private static final Map<String, String> STATUSES =
            Map.of("open", "待处理", "watching", "跟踪中", "handled", "已处理", "closed", "已关闭");

    String platform(String code) {
        return label(PLATFORMS, code);
    }

    String status(String code) {
        return label(STATUSES, code);
    }

    String sentiment(String code) {
        return label(SENTIMENTS, code);
    }

    String appeals(String reading) {
        Reading read = read(reading);
        return read == null
                ? null
                : read.appeals().stream().map(code -> label(APPEALS, code)).collect(Collectors.joining("、"));
    }

    private String label(Map<String, String> labels, String code) {
        return english || code == null ? code : labels.getOrDefault(code, code);
    }

    private static Reading read(String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, Reading.class);
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }
}
