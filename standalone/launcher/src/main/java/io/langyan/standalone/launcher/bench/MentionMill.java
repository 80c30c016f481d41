package io.langyan.standalone.launcher.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/**
 * Makes observations of one brand as a crawler would: one in so many is a new mention on one of a few hundred matters, the others are
 * later samples of mentions seen a second or more ago. Each mention and each sample is made once, so counts can be reconciled.
 */
final class MentionMill {

    private static final String[] PLATFORMS = {"weibo", "douyin", "xiaohongshu", "zhihu", "bilibili", "news", "forum"};
    private static final String[] MATTERS = {
        "新口味上架", "包装更换", "门店排队", "直播促销", "会员积分", "配送时间", "代言海报", "联名礼盒", "价格调整", "营养成分",
        "冷链运输", "校园活动", "城市快闪", "用户调研", "工厂开放日", "回收计划", "新品试喝", "节日礼赠", "跨店满减", "小程序改版"
    };
    private static final String[] VOICES = {
        "大家怎么看", "路过看到有人在聊", "刚刚去现场看了一下", "朋友转给我的", "记录一下今天的见闻", "顺手拍了几张图", "翻到一条旧帖", "群里都在讨论", "晚上下班买了一份", "周末带孩子去的"
    };
    private static final String[] COMPLAINTS = {"客服一直不回复，投诉两天没人处理，失望", "这次的质量太差了，要求退款"};
    private static final int SAMPLES_OF_ONE = 4;

    private final String run;
    private final String word;
    private final Random random;
    private final double newShare;
    private final Queue<Known> known = new ArrayDeque<>();
    private long made;

    private static final class Known {
        private final String id;
        private final String platform;
        private final String text;
        private Instant observedAt;
        private long counted;
        private int samples = 1;

        private Known(String id, String platform, String text, Instant observedAt, long counted) {
            this.id = id;
            this.platform = platform;
            this.text = text;
            this.observedAt = observedAt;
            this.counted = counted;
        }
    }

    /**
     * @param run prefix of its ids, different for each mill
     * @param word a brand name that is watched for
     */
    MentionMill(String run, String word, long seed, double newShare) {
        this.run = run;
        this.word = word;
        this.random = new Random(seed);
        this.newShare = newShare;
    }

    long mentions() {
        return made;
    }

    /** So many observations as NDJSON. */
    String lines(int count) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        StringBuilder lines = new StringBuilder(count * 420);
        for (int i = 0; i < count; i++) {
            Known oldest = known.peek();
            boolean again =
                    oldest != null && oldest.observedAt.plusSeconds(1).isBefore(now) && random.nextDouble() >= newShare;
            append(lines, again ? sampled(now) : made(now));
        }
        return lines.toString();
    }

    private Known sampled(Instant now) {
        Known mention = known.remove();
        mention.observedAt = now;
        mention.counted += random.nextInt(40);
        mention.samples++;
        if (mention.samples <= SAMPLES_OF_ONE) {
            known.add(mention);
        }
        return mention;
    }

    private Known made(Instant now) {
        String platform = pick(PLATFORMS);
        Known mention = new Known(run + "-" + made++, platform, text(), now, random.nextInt(20));
        known.add(mention);
        return mention;
    }

    private String text() {
        if (random.nextInt(20) == 0) {
            return word + pick(MATTERS) + "，" + pick(COMPLAINTS);
        }
        int place = random.nextInt(20);
        return "%s%s的事，第%d街区，%s。编号%d，具体情况可以看评论区里其他人的补充，欢迎到店的朋友继续跟帖更新。"
                .formatted(word, pick(MATTERS), place, pick(VOICES), random.nextInt(1_000_000));
    }

    private void append(StringBuilder lines, Known mention) {
        lines.append("{\"platform\":\"").append(mention.platform);
        lines.append("\",\"externalId\":\"").append(mention.id);
        lines.append("\",\"kind\":\"post\",\"text\":\"").append(mention.text);
        lines.append("\",\"author\":{\"id\":\"u").append(mention.id.hashCode() % 5000);
        lines.append("\",\"name\":\"压测\",\"followers\":120,\"verified\":\"none\"},\"observedAt\":\"");
        lines.append(mention.observedAt);
        lines.append("\",\"counters\":{\"reposts\":").append(mention.counted / 5);
        lines.append(",\"comments\":").append(mention.counted / 3);
        lines.append(",\"likes\":").append(mention.counted);
        lines.append(",\"views\":").append(mention.counted * 90);
        lines.append("},\"source\":\"bench\"}\n");
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
