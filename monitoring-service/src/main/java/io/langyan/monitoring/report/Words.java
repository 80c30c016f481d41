package io.langyan.monitoring.report;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.IntStream;

/** What the pages say, in one language. */
enum Words {
    CHINESE("zh-CN"),
    ENGLISH("en");

    /** What can be wrong with what was sent. */
    enum Wrong {
        NO_TEXT("请写明发生了什么。", "Please say what happened."),
        TOO_LONG("内容过长，请精简后再提交。", "This is too long; please shorten it."),
        BAD_LINK("链接须以 http:// 或 https:// 开头。", "A link begins with http:// or https://."),
        BAD_CHOICE("请从列表中选择。", "Please choose from the list."),
        BAD_PHOTO("照片无法识别：只收 JPG、PNG 或 WebP 图片。", "This is no photo we can take: JPG, PNG or WebP only."),
        LARGE_PHOTO("照片过大，请压缩后再上传。", "The photo is too large; please send a smaller one."),
        OLD_FORM("此页面已过期或不完整，内容已保留，请再次提交。", "This page had expired. What you wrote is kept; please send it again."),
        TOO_MANY("提交过于频繁，请一分钟后再试。", "Too many requests; please try again in a minute."),
        NOT_NOW("服务暂不可用，请稍后再试。", "The service is not available; please try again shortly."),
        NO_BRAND("尚未启用员工上报。", "Staff reports are not set up yet.");

        private final String zh;
        private final String en;

        Wrong(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    private static final List<String> PLATFORM_CODES = List.of(
            "weibo",
            "douyin",
            "xiaohongshu",
            "wechat-mp",
            "wechat-channels",
            "bilibili",
            "zhihu",
            "kuaishou",
            "tieba",
            "forum",
            "news",
            "internal");
    private static final List<String> PLATFORMS_ZH =
            List.of("微博", "抖音", "小红书", "公众号", "视频号", "B站", "知乎", "快手", "贴吧", "论坛", "新闻", "线下或客服");
    private static final List<String> PLATFORMS_EN = List.of(
            "Weibo",
            "Douyin",
            "Xiaohongshu (RED)",
            "WeChat article",
            "WeChat Channels",
            "Bilibili",
            "Zhihu",
            "Kuaishou",
            "Tieba",
            "Forum",
            "News",
            "In a shop or by phone");

    private final String tag;

    Words(String tag) {
        this.tag = tag;
    }

    String of(Wrong wrong) {
        return pick(wrong.zh, wrong.en);
    }

    /** @param asked from {@code ?lang=}, which wins over what the browser prefers */
    static Words of(String asked, String acceptLanguage) {
        if (asked != null && !asked.isBlank()) {
            return asked.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : CHINESE;
        }
        try {
            List<Locale> offered = List.of(Locale.CHINESE, Locale.ENGLISH);
            Locale best = acceptLanguage == null || acceptLanguage.isBlank()
                    ? Locale.CHINESE
                    : Locale.lookup(LanguageRange.parse(acceptLanguage), offered);
            return Locale.ENGLISH.equals(best) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException unreadable) {
            return CHINESE;
        }
    }

    String tag() {
        return tag;
    }

    String otherTag() {
        return this == CHINESE ? ENGLISH.tag : CHINESE.tag;
    }

    String otherName() {
        return pick("English", "中文");
    }

    String title() {
        return pick("员工上报", "Staff report");
    }

    String lead() {
        return pick(
                "看到与公司有关的投诉、谣言或险情？告诉我们，越早越好。",
                "Seen a complaint, a rumour or trouble about us? Tell us, the sooner the better.");
    }

    String brand() {
        return pick("哪个品牌", "Which brand");
    }

    String what() {
        return pick("发生了什么", "What happened");
    }

    String whatHint() {
        return pick("时间、地点、谁说了什么、有多少人在看", "When and where, who said what, how many people watch");
    }

    String where() {
        return pick("在哪里看到（选填）", "Where you saw it (optional)");
    }

    String whereUnknown() {
        return pick("不确定", "Not sure");
    }

    String link() {
        return pick("链接（选填）", "Link (optional)");
    }

    String photo() {
        return pick("照片或截图（选填）", "Photo or screenshot (optional)");
    }

    String photoHint() {
        return pick("拍摄地点、设备等信息会自动去除。", "Where and with what it was taken is removed.");
    }

    String reporter() {
        return pick("您的姓名（可不填，匿名）", "Your name (leave empty to stay anonymous)");
    }

    String reporterHint() {
        return pick("不填即匿名", "Empty means anonymous");
    }

    String send() {
        return pick("提交", "Send");
    }

    String promise() {
        return pick("匿名上报不记录姓名、账号和网络地址。", "An anonymous report keeps no name, account or network address.");
    }

    String thanks() {
        return pick("已收到，谢谢", "Received, thank you");
    }

    String receiptIs() {
        return pick("回执编号", "Your receipt number");
    }

    String receiptHint() {
        return pick(
                "正在提醒值班人员。补充情况时请注明此编号。",
                "The listener on duty is being told. Give this number if you have more to say.");
    }

    String another() {
        return pick("再报一条", "Report something else");
    }

    String again() {
        return pick("返回", "Back");
    }

    /** Where it may have been seen, the most likely first. */
    List<ReportPage.Choice> platforms() {
        List<String> shown = this == CHINESE ? PLATFORMS_ZH : PLATFORMS_EN;
        return IntStream.range(0, PLATFORM_CODES.size())
                .mapToObj(i -> new ReportPage.Choice(PLATFORM_CODES.get(i), shown.get(i)))
                .toList();
    }

    /** The name of a platform in Chinese, as it stands in the ledger. */
    static String inLedger(String platform) {
        int at = PLATFORM_CODES.indexOf(platform);
        return at < 0 ? platform : PLATFORMS_ZH.get(at);
    }

    private String pick(String zh, String en) {
        return this == CHINESE ? zh : en;
    }
}
