package io.langyan.monitoring.reading;

import io.langyan.events.v1.Reading;
import io.langyan.standalone.bench.Work;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sentiment, appeals, categories, type and evidence of texts of a hundred characters: every second one a complaint, the others news, praise and chat. */
@State(Scope.Benchmark)
public class ReadingBench {

    private static final int TEXTS = 2_000;
    private static final int LENGTH = 100;
    private static final long SEED = 20261125;

    private static final String[] COMPLAINTS = {
        "电池充电时突然冒烟，孩子的手被烫伤了", "客服一直踢皮球，拒不退款", "要求公开道歉并赔偿医药费", "宣传的续航和实测差了一半",
        "收到的货是坏的，换了两次还是坏的", "我的手机号被泄露，天天接到推销电话", "三个月没发工资，加班费一分没有", "请监管部门来查一查",
        "这批次什么时候召回？给个说法！", "太失望了，再也不会买[怒]", "店家态度恶劣，避雷", "没有许可证也敢营业，举报了"
    };
    private static final String[] OTHERS = {
        "今天天气不错，和朋友去爬山", "味道很好，下次还会再来[哈哈]", "公司发布第三季度财报，营收同比增长", "请问这个型号支持快充吗",
        "新店开业，前一百名到店有礼", "电影拍得很克制，演员也好", "物流很快，包装精美，推荐", "昨晚的比赛最后五分钟逆转了",
        "早上八点开会，记得带电脑", "这本书读了两遍，还想再读", "@小明 周末一起吃饭吗", "地铁二号线今天延长运营时间"
    };

    private final String[] texts = new String[TEXTS];
    private Reader reader;

    @Setup
    public void prepare() {
        reader = new Reader();
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            texts[i] = text(random, i % 2 == 0 ? COMPLAINTS : OTHERS);
        }
    }

    private static String text(Random random, String[] mostly) {
        StringBuilder text = new StringBuilder();
        while (text.length() < LENGTH) {
            String[] from = random.nextInt(4) == 0 ? OTHERS : mostly;
            text.append(from[random.nextInt(from.length)])
                    .append((char) ('一' + random.nextInt(2_000)))
                    .append('。');
        }
        return text.substring(0, LENGTH);
    }

    @Benchmark
    public int reading(Work work) {
        int sum = 0;
        for (String text : texts) {
            Reading reading = reader.read(text);
            sum += reading.evidence().size()
                    + reading.appeals().size()
                    + reading.categories().size();
        }
        work.add(texts.length, (long) texts.length * LENGTH);
        return sum;
    }
}
