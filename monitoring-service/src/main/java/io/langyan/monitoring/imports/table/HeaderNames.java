package io.langyan.monitoring.imports.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers that exports of Chinese listening tools, platforms' back offices and people use, to our fields. */
final class HeaderNames {

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("platform", List.of("平台", "来源平台", "发布平台", "渠道", "媒体类型", "platform", "channel")),
            Map.entry(
                    "externalId",
                    List.of(
                            "id",
                            "帖子id",
                            "作品id",
                            "内容id",
                            "文章id",
                            "微博id",
                            "视频id",
                            "笔记id",
                            "唯一id",
                            "mid",
                            "externalid",
                            "postid",
                            "itemid")),
            Map.entry("kind", List.of("类型", "内容类型", "信息类型", "kind", "type")),
            Map.entry("parentId", List.of("父id", "上级id", "原帖id", "parentid")),
            Map.entry("url", List.of("链接", "原文链接", "文章链接", "链接地址", "原文地址", "网址", "地址", "url", "link")),
            Map.entry("title", List.of("标题", "文章标题", "标题/摘要", "title", "headline", "subject")),
            Map.entry(
                    "text",
                    List.of(
                            "正文", "内容", "全文", "文本", "全文内容", "正文内容", "微博正文", "微博内容", "评论内容", "文章内容", "text", "content",
                            "body", "message")),
            Map.entry("author.id", List.of("作者id", "用户id", "发布者id", "uid", "authorid", "userid")),
            Map.entry(
                    "author.name",
                    List.of(
                            "作者",
                            "作者昵称",
                            "昵称",
                            "用户昵称",
                            "用户名",
                            "发布者",
                            "发布人",
                            "博主",
                            "账号",
                            "账号名称",
                            "author",
                            "nickname",
                            "username",
                            "authorname")),
            Map.entry("author.followers", List.of("粉丝", "粉丝数", "粉丝量", "作者粉丝数", "followers", "fans", "followercount")),
            Map.entry("author.verified", List.of("认证", "认证类型", "verified")),
            Map.entry(
                    "counters.reposts",
                    List.of(
                            "转发",
                            "转发数",
                            "转发量",
                            "分享",
                            "分享数",
                            "分享量",
                            "转发/分享",
                            "reposts",
                            "shares",
                            "retweets",
                            "repostcount",
                            "sharecount")),
            Map.entry(
                    "counters.comments",
                    List.of("评论", "评论数", "评论量", "回复数", "回帖数", "comments", "replies", "commentcount")),
            Map.entry("counters.likes", List.of("点赞", "点赞数", "点赞量", "赞", "获赞", "喜欢", "喜欢数", "likes", "likecount")),
            Map.entry(
                    "counters.views",
                    List.of(
                            "阅读",
                            "阅读数",
                            "阅读量",
                            "播放",
                            "播放数",
                            "播放量",
                            "浏览量",
                            "观看数",
                            "views",
                            "reads",
                            "plays",
                            "viewcount")),
            Map.entry(
                    "publishedAt",
                    List.of(
                            "发布时间",
                            "发表时间",
                            "发布日期",
                            "发文时间",
                            "published",
                            "publishedat",
                            "publishtime",
                            "publishdate",
                            "createdat",
                            "createtime")),
            Map.entry(
                    "observedAt",
                    List.of(
                            "采集时间",
                            "抓取时间",
                            "监测时间",
                            "入库时间",
                            "observed",
                            "observedat",
                            "crawledat",
                            "collectedat",
                            "capturedat")),
            Map.entry("source", List.of("采集来源", "数据来源", "source")));

    /** Taken only when nothing says the same more clearly. */
    private static final Map<String, List<String>> WEAK = Map.of(
            "publishedAt", List.of("时间", "日期", "time", "date"),
            "platform", List.of("来源", "站点", "网站", "来源网站", "site"),
            "text", List.of("摘要", "内容摘要", "描述", "简介", "summary", "description", "desc"));

    private static final Map<String, String> FIELDS = fields(NAMES);
    private static final Map<String, String> WEAK_FIELDS = fields(WEAK);

    private HeaderNames() {}

    static Optional<String> fieldOf(String header) {
        return Optional.ofNullable(FIELDS.get(plain(header)));
    }

    static Optional<String> weakFieldOf(String header) {
        return Optional.ofNullable(WEAK_FIELDS.get(plain(header)));
    }

    /** Lower case, without blanks, underscores and what stands in brackets, such as a unit. */
    static String plain(String header) {
        return header.toLowerCase(Locale.ROOT)
                .replaceAll("[(（\\[【][^)）\\]】]*[)）\\]】]", "")
                .replaceAll("[\\s_\\-\\uFEFF\\u00A0:：]", "");
    }

    private static Map<String, String> fields(Map<String, List<String>> names) {
        Map<String, String> fields = new HashMap<>();
        names.forEach((field, all) -> all.forEach(name -> fields.put(name, field)));
        return Map.copyOf(fields);
    }
}
