package io.langyan.events.v1;

import java.util.Set;

/** The platforms (平台) that mentions come from, by the codes that records, plans and observations call them. */
public final class PlatformCodes {

    private static final Set<String> ALL = Set.of(
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

    private PlatformCodes() {}

    public static Set<String> all() {
        return ALL;
    }
}
