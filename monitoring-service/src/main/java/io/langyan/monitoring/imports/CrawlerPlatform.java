package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * How MediaCrawler's stores name things on each platform (its store/ modules, generation of 2026-07 and the one before). The first name
 * that is present counts; counters that platforms keep apart from spread (collects, coins, danmaku) are left out.
 */
enum CrawlerPlatform {
    WEIBO("weibo", "note_id", "note_url", "shared_count", "comments_count", "liked_count", null),
    XIAOHONGSHU("xiaohongshu", "note_id", "note_url", "share_count", "comment_count", "liked_count", null),
    DOUYIN("douyin", "aweme_id", "aweme_url", "share_count", "comment_count", "liked_count", null),
    BILIBILI(
            "bilibili",
            "video_id",
            "video_url",
            "video_share_count",
            "video_comment",
            "liked_count",
            "video_play_count"),
    ZHIHU("zhihu", "content_id", "content_url", null, "comment_count", "voteup_count", null),
    TIEBA("tieba", "note_id", "note_url", null, "total_replay_num", null, null),
    KUAISHOU("kuaishou", "video_id", "video_url", null, null, "liked_count", "viewd_count");

    final String code;
    final String itemId;
    /** Of an item, not of a comment; xiaohongshu has a video_url too, which is a file, not a page. */
    final String url;

    final String reposts;
    final String comments;
    final String likes;
    final String views;

    CrawlerPlatform(
            String code, String itemId, String url, String reposts, String comments, String likes, String views) {
        this.code = code;
        this.itemId = itemId;
        this.url = url;
        this.reposts = reposts;
        this.comments = comments;
        this.likes = likes;
        this.views = views;
    }

    static Optional<CrawlerPlatform> byCode(String code) {
        return List.of(values()).stream()
                .filter(platform -> platform.code.equals(code))
                .findFirst();
    }

    /** Files do not say where they come from; the names of their fields do. */
    static Optional<CrawlerPlatform> of(JsonNode row) {
        if (row.has("aweme_id")) {
            return Optional.of(DOUYIN);
        }
        if (row.has("content_id")) {
            return Optional.of(ZHIHU);
        }
        if (hasAny(row, "tieba_name", "tieba_id", "total_replay_num")) {
            return Optional.of(TIEBA);
        }
        if (row.has("video_id")) {
            boolean bilibili = hasAny(row, "video_comment", "video_share_count", "parent_comment_id");
            return Optional.of(bilibili ? BILIBILI : KUAISHOU);
        }
        if (!row.has("note_id")) {
            return Optional.empty();
        }
        boolean weibo = hasAny(row, "shared_count", "comments_count", "comment_like_count", "create_date_time");
        return Optional.of(weibo ? WEIBO : XIAOHONGSHU);
    }

    /** post comment article video answer, as the row tells. */
    String kindOf(JsonNode row) {
        return switch (this) {
            case DOUYIN, BILIBILI, KUAISHOU -> "video";
            case XIAOHONGSHU -> "video".equals(row.path("type").asText()) ? "video" : "post";
            case ZHIHU ->
                switch (row.path("content_type").asText()) {
                    case "article" -> "article";
                    case "zvideo" -> "video";
                    default -> "answer";
                };
            default -> "post";
        };
    }

    private static boolean hasAny(JsonNode row, String... names) {
        for (String name : names) {
            if (row.has(name)) {
                return true;
            }
        }
        return false;
    }
}
