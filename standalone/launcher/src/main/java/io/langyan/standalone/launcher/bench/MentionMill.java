package io.langyan.standalone.launcher.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/**
 * Makes observations of one brand as a crawler would: one in so many is a new mention on one of some hundred matters, few of which
 * draw many mentions; the others are later samples of mentions seen a second or more ago. Each mention and each sample is made once,
 * so counts can be reconciled. One in twenty matters is a complaint, and who speaks of it complains.
 */
final class MentionMill {

    private static final String[] PLATFORMS = {"weibo", "douyin", "xiaohongshu", "zhihu", "bilibili", "news", "forum"};
    private static final String LETTERS = "山川湖海江河溪谷林木花草鸟兽鱼虫风云雨雪霜露日月星辰金银铜铁玉石珠宝琴棋书画诗词歌赋亭台楼阁桥路车船衣食住行春夏秋冬东南西北中左右前后"
            + "红橙黄绿青蓝紫黑白灰甜酸苦辣咸麦稻豆瓜果茶酒盐糖油醋纸笔墨砚灯火炉灶锅碗杯盘针线布丝棉麻皮革门窗墙瓦井泉池塘";
    private static final int MATTER_LETTERS = 24;
    private static final String[] VOICES = {
        "大家怎么看", "路过看到有人在聊", "刚刚去现场看了一下", "朋友转给我的", "记录一下今天的见闻", "顺手拍了几张图", "翻到一条旧帖", "群里都在讨论", "晚上下班买了一份", "周末带孩子去的"
    };
    private static final String[] COMPLAINTS = {"客服一直不回复，投诉没人处理，失望", "质量太差了，要求退款"};
    private static final int COMPLAINT_ONE_IN = 20;
    private static final int SAMPLES_OF_ONE = 4;

    private final String run;
    private final String word;
    private final Random random;
    private final double newShare;
    private final String[] matters;
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
     * @param matters what is spoken of, the same for all mills
     */
    MentionMill(String run, String word, String[] matters, long seed, double newShare) {
        this.run = run;
        this.word = word;
        this.matters = matters;
        this.random = new Random(seed);
        this.newShare = newShare;
    }

    long mentions() {
        return made;
    }

    /** A mention as it was seen once. */
    record Sample(String id, String platform, String text, Instant observedAt, long counted) {}

    /** So many observations as NDJSON, seen now. */
    String lines(int count) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        StringBuilder lines = new StringBuilder(count * 420);
        for (int i = 0; i < count; i++) {
            append(lines, next(now));
        }
        return lines.toString();
    }

    /** What is seen next; times are those of the caller, who never goes back. */
    Sample next(Instant now) {
        Known oldest = known.peek();
        boolean again =
                oldest != null && oldest.observedAt.plusSeconds(1).isBefore(now) && random.nextDouble() >= newShare;
        Known mention = again ? sampled(now) : made(now);
        return new Sample(mention.id, mention.platform, mention.text, mention.observedAt, mention.counted);
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

    /** Matters that resemble each other as little as those of the world do. */
    static String[] matters(int count, long seed) {
        Random random = new Random(seed);
        String[] matters = new String[count];
        for (int i = 0; i < count; i++) {
            StringBuilder matter = new StringBuilder();
            for (int letter = 0; letter < MATTER_LETTERS; letter++) {
                matter.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            matters[i] = matter.toString();
        }
        return matters;
    }

    private String text() {
        int matter = (int) (matters.length * Math.pow(random.nextDouble(), 2));
        String ending = matter % COMPLAINT_ONE_IN == COMPLAINT_ONE_IN / 2 ? pick(COMPLAINTS) : pick(VOICES);
        return word + "：" + matters[matter] + "，" + ending;
    }

    private static void append(StringBuilder lines, Sample mention) {
        lines.append("{\"platform\":\"").append(mention.platform());
        lines.append("\",\"externalId\":\"").append(mention.id());
        lines.append("\",\"kind\":\"post\",\"text\":\"").append(mention.text());
        lines.append("\",\"author\":{\"id\":\"u").append(mention.id().hashCode() % 5000);
        lines.append("\",\"name\":\"压测\",\"followers\":120,\"verified\":\"none\"},\"observedAt\":\"");
        lines.append(mention.observedAt());
        lines.append("\",\"counters\":{\"reposts\":").append(mention.counted() / 5);
        lines.append(",\"comments\":").append(mention.counted() / 3);
        lines.append(",\"likes\":").append(mention.counted());
        lines.append(",\"views\":").append(mention.counted() * 90);
        lines.append("},\"source\":\"bench\"}\n");
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
