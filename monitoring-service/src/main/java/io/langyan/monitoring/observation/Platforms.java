package io.langyan.monitoring.observation;

import java.util.Set;

/** The platforms (平台) that mentions come from. */
public final class Platforms {

    private static final Set<String> CODES = Set.of(
            "wechat-mp",
            "wechat-channels",
            "weibo",
            "douyin",
            "xiaohongshu",
            "zhihu",
            "bilibili",
            "forum",
            "news",
            "kuaishou",
            "tieba",
            "internal");

    private Platforms() {}

    public static boolean known(String code) {
        return CODES.contains(code);
    }

    public static Set<String> all() {
        return CODES;
    }
}
