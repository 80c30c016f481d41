package io.langyan.monitoring.observation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people, vendors and crawlers call the platforms. */
public final class PlatformNames {

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("wechat-mp", List.of("公众号", "微信公众号", "微信", "wechat", "weixin")),
            Map.entry("wechat-channels", List.of("视频号", "微信视频号")),
            Map.entry("weibo", List.of("微博", "新浪微博", "sinaweibo", "wb")),
            Map.entry("douyin", List.of("抖音", "抖音短视频", "dy")),
            Map.entry("xiaohongshu", List.of("小红书", "xhs", "rednote")),
            Map.entry("zhihu", List.of("知乎")),
            Map.entry("bilibili", List.of("b站", "哔哩哔哩", "bili")),
            Map.entry("forum", List.of("论坛", "行业论坛", "bbs")),
            Map.entry("news", List.of("新闻", "资讯", "新闻网站", "网媒", "网页")),
            Map.entry("kuaishou", List.of("快手", "ks")),
            Map.entry("tieba", List.of("贴吧", "百度贴吧")),
            Map.entry("internal", List.of("内部", "客服", "员工上报")));

    private static final Map<String, String> CODES = codes();

    private PlatformNames() {}

    /** The code of a platform by its code or one of its names. */
    public static Optional<String> codeOf(String name) {
        return Optional.ofNullable(
                CODES.get(name.strip().toLowerCase(Locale.ROOT).replace(" ", "")));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        NAMES.forEach((code, names) -> names.forEach(name -> codes.put(name, code)));
        Platforms.all().forEach(code -> codes.put(code, code));
        return Map.copyOf(codes);
    }
}
