package io.langyan.monitoring.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {

    private static final Reader READER = new Reader();

    @ParameterizedTest
    @CsvSource({
        "新买的电池自燃了 差点受伤,negative",
        "客服态度恶劣 拒绝退款 避雷,negative",
        "质量很好 推荐大家购买,positive",
        "东西不好用,negative",
        "今天发布了新的公告,neutral",
        "明天上午九点开会,neutral",
        "真的不难吃 很喜欢,positive",
        "高速上突然失速 刹车失灵 险些车毁人亡,negative",
        "被曝给老年人推销假药 骗走养老钱,negative"
    })
    void theToneIsHeard(String text, String label) {
        assertThat(READER.read(text).sentiment().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "电池起火把车烧了,product-safety",
        "孩子吃了以后上吐下泻住院了,product-safety",
        "用了三天屏幕就黑屏 质量太差,product-quality",
        "客服踢皮球 一直不处理,service-dispute",
        "宣传不符 虚标续航,false-advertising",
        "海报低俗 物化女性,marketing-controversy",
        "手机号被泄露 个人信息没有保护,privacy",
        "因违法被罚 监管总局约谈,compliance",
        "拖欠工资 强制996,labour"
    })
    void theRiskIsNamed(String text, String category) {
        assertThat(READER.read(text).categories()).contains(category);
    }

    @ParameterizedTest
    @CsvSource({
        "我要退款,refund",
        "必须赔偿医药费,compensation",
        "请公开道歉,apology",
        "应该全部召回,recall",
        "给个说法,explanation",
        "请监管部门严查,penalty",
        "要求换货,repair",
        "我要投诉,other"
    })
    void theAppealIsHeard(String text, String appeal) {
        assertThat(READER.read(text).appeals()).containsExactly(appeal);
    }

    @Test
    void theTypeFollowsMostOfTheWords() {
        assertThat(READER.read("网传是谣言，未经证实").crisisType()).isEqualTo("rumour");
        assertThat(READER.read("已经委托律师起诉到法院").crisisType()).isEqualTo("legal");
        assertThat(READER.read("代言人的海报引争议").crisisType()).isEqualTo("pr");
        assertThat(READER.read("今天天气").crisisType()).isNull();
    }

    @Test
    void theEvidenceStandsInTheText() {
        String text = "这个电池自燃了，要求退款";
        assertThat(READER.read(text).evidence())
                .extracting(found -> text.substring(found.start(), found.end()))
                .anyMatch(word -> word.contains("自燃"))
                .anyMatch(word -> word.contains("退款"));
    }

    @Test
    void aTextWithoutKnownWordsIsNeutralAndModest() {
        Reading.Sentiment sentiment = READER.read("ᚠᚢᚦᚨᚱᚲ").sentiment();
        assertThat(sentiment.label()).isEqualTo("neutral");
        assertThat(sentiment.probability()).isLessThan(0.7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "国家队公布名单，老将时隔两年被召回",
                "科普：食物中毒后该不该催吐，一图看懂",
                "请问三倍赔偿是怎么算的，考试要考",
                "手机隐私设置在哪里，三步教你关掉定位【建议收藏】",
                "小说里他只为讨一个说法走了一夜，歌词写得真好"
            })
    void theSameWordsElsewhereAreNoCrisis(String text) {
        Reading reading = READER.read(text);
        assertThat(reading.appeals()).isEmpty();
        assertThat(reading.categories()).isEmpty();
        assertThat(reading.crisisType()).isNull();
    }

    @Test
    void whatAlreadyHappenedIsNoDemand() {
        assertThat(READER.read("申请后第二天钱就到账，退款很快").appeals()).isEmpty();
        assertThat(READER.read("公司发布致歉信，已召回全部批次").appeals()).isEmpty();
    }

    @Test
    void aDeniedFaultIsNoFault() {
        assertThat(READER.read("用了两年，没有遇到漏电，也从来没有起火").categories()).isEmpty();
    }

    @Test
    void aRefutedRumourKeepsTheMatterItSpeaksOf() {
        Reading reading = READER.read("辟谣：网传某牌奶粉致癌为不实信息，请勿传播");
        assertThat(reading.crisisType()).isEqualTo("rumour");
        assertThat(reading.categories()).contains("product-safety");
    }

    @Test
    void everyEvidenceLiesInTheTextAndTellsWhy() {
        // Given
        String text = "　ＡＢＣ客服😡😡😡踢/皮/球[怒]，要求退款！！！！！";

        // When
        Reading reading = READER.read(text);

        // Then
        assertThat(reading.evidence()).allSatisfy(found -> {
            assertThat(found.start()).isGreaterThanOrEqualTo(0).isLessThan(found.end());
            assertThat(found.end()).isLessThanOrEqualTo(text.length());
            assertThat(found.why()).matches("negative|positive|(appeal|category):[a-z-]+");
        });
        assertThat(reading.evidence())
                .filteredOn(found -> found.why().equals("category:service-dispute"))
                .extracting(found -> text.substring(found.start(), found.end()))
                .contains("客服😡😡😡踢/皮/球");
    }

    @Test
    void titleAndTextAreReadAsOneAndEitherMayBeMissing() {
        assertThat(READER.read("电池自燃", "要求退款").appeals()).contains("refund");
        assertThat(READER.read(null, "要求退款").appeals()).contains("refund");
        assertThat(READER.read("要求退款", null).appeals()).contains("refund");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "\uD83D", "[", "[]", "@", "http://", "\uE000\uE001"})
    void oddTextsAreReadToo(String odd) {
        assertThat(READER.read(odd).sentiment().scores()).hasSize(3);
        assertThat(READER.read(odd.repeat(20_000)).evidence()).isEmpty();
    }

    @Property(tries = 1000)
    void anyTextHasAReadingWhoseProbabilitiesAddUp(@ForAll String text) {
        Reading.Sentiment sentiment = READER.read(text).sentiment();
        assertThat(sentiment.scores().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isBetween(0.999, 1.001);
        assertThat(sentiment.probability()).isEqualTo(sentiment.scores().get(sentiment.label()));
    }

    @Test
    void theCommandAddsReadingsWhereTheyAreMissingAndTouchesNothingElse() throws IOException {
        // Given
        String input =
                "{\"text\":\"电池自燃\",\"n\":1}\n{\"text\":\"x\",\"reading\":{\"kept\":true}}\nnot json\n{\"a\":1}\n";
        StringWriter output = new StringWriter();

        // When
        new ReadCommand().copy(new BufferedReader(new StringReader(input)), output);

        // Then
        String[] lines = output.toString().split("\n");
        assertThat(EventJson.mapper()
                        .readTree(lines[0])
                        .at("/reading/sentiment/label")
                        .asText())
                .isEqualTo("negative");
        assertThat(EventJson.mapper().readTree(lines[0]).get("n").asInt()).isEqualTo(1);
        assertThat(lines[1]).isEqualTo("{\"text\":\"x\",\"reading\":{\"kept\":true}}");
        assertThat(lines[2]).isEqualTo("not json");
        assertThat(lines[3]).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"这件羽绒服很暖和", "正品批发 加微信 vx123456 全国代理招商", "已成立专项组 全力配合有关部门调查", "店长和顾客合影的视频疯传"})
    void whatOnlyLooksLikeAComplaintAsksForNothing(String text) {
        Reading reading = READER.read(text);

        assertThat(reading.appeals()).isEmpty();
        assertThat(reading.categories()).isEmpty();
        assertThat(reading.crisisType()).isNull();
    }
}
