package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {

    private static final Medium ROBOT = new Medium("wecom-robot", 2048);
    private static final Medium SMS = new Medium("aliyun-sms", 0);
    private static final String GOOD = "{marks}【狼烟 {level}】{title}\n{link}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{marks}{level}{title}|missing-link|true",
                "{level}{title} {link}|missing-marks|true",
                "{marks}{level} {link}|missing-title|false",
                "{marks}{title} {link}|missing-level|false",
                "{marks}{level}{title} {link} {titel}|unknown-variable|true",
                "{marks}{level}{title} {link} {fact.nothing}|unknown-variable|true",
                "{marks}{level}{title} {link} {fact.patrol}|fact-not-told|false",
                "{marks}{level}{title} {link} {|stray-brace|true",
                "{marks}{level}{title} {link} {a b}|stray-brace|true"
            })
    void whatIsWrongWithAFreeTextIsNamed(String text, String kind, boolean error) {
        assertThat(TemplateCheck.of(text, key("hit", "wecom-robot"), ROBOT))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(kind);
                    assertThat(finding.error()).isEqualTo(error);
                });
    }

    @Test
    void whoHasAnsweredIsAPlaceOfWhatTellsItAndOfNothingElse() {
        String text = GOOD + "\n{by} {at} {fact.clock}";

        assertThat(TemplateCheck.of(text, key("answered", "wecom-robot"), ROBOT))
                .isEmpty();
        assertThat(TemplateCheck.of(GOOD + "\n{by} {at}", key("opened", "wecom-robot"), ROBOT))
                .extracting(Finding::kind)
                .containsExactly("unknown-variable", "unknown-variable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "请到 https://evil.example 确认|own-link",
                "HTTP://evil|own-link",
                "weixin://dl/pay|own-link",
                "evil.example|own-link",
                "evil.{fact.late}com|own-link",
                "https:/{fact.late}/evil|own-link",
                "WWW.{brand}|own-link",
                "狼烟.公司|own-link",
                "{title}://evil|own-link",
                "{title}.com|own-link",
                "{{evil.example}}|own-link",
                "{{@all}}|own-mention",
                "10.0.0.1|own-link",
                "mailto:evil|own-link",
                "@all|own-mention",
                "<{fact.late}@all>|own-mention",
                "<at user_id=\"all\"></at>|own-mention",
                "[确认]({link} )|own-mention"
            })
    void aTextBringsNoLinkAndNoMentionOfItsOwn(String own, String kind) {
        assertThat(TemplateCheck.of(GOOD + "\n" + own, key("hit", "wecom-robot"), ROBOT))
                .anySatisfy(finding ->
                        assertThat(finding).returns(kind, Finding::kind).returns(true, Finding::error));
    }

    /** A title that ends like a host, or begins like a path, comes from strangers. */
    @ParameterizedTest
    @ValueSource(strings = {"{title}{link}", "https{link}", "{link}{title}", "x={link}", "{link}。"})
    void nothingGrowsTogetherWithTheLink(String own) {
        assertThat(kinds("{marks}{level}{title}\n" + own, key("opened", "wecom-robot"), ROBOT))
                .contains("glued-link");
    }

    @Test
    void marksStandWhereASubjectAndAFirstPartShowThem() {
        assertThat(kinds("【狼烟】{level}{title}\n{marks}\n{link}", key("opened", "email"), new Medium("email", 1_000_000)))
                .containsExactly("missing-marks");
        assertThat(kinds("{marks}\n【狼烟】{level}{title}\n{link}", key("opened", "wecom-robot"), ROBOT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{link}|not-in-sms",
                "{title}{fact.url}|not-in-sms",
                "{marks}{title}|not-in-sms",
                "{title} https://langyan.example|link-in-sms",
                "{title} langyan.example|link-in-sms",
                "【狼烟】{title}|not-one-line",
                "{titel}|unknown-variable"
            })
    void aVariableOfAnSmsHoldsNoLinkAndNoBrackets(String text, String kind) {
        assertThat(TemplateCheck.of(text, key("hit", "aliyun-sms"), SMS))
                .anySatisfy(finding ->
                        assertThat(finding).returns(kind, Finding::kind).returns(true, Finding::error));
    }

    @Test
    void aVariableOfAnSmsIsOneShortLine() {
        assertThat(kinds("{title}\n{why}", key("opened", "sms"), SMS)).containsExactly("not-one-line");
        assertThat(kinds("{title}：{why}，{fact.squad}", key("opened", "sms"), SMS))
                .containsExactly("cut");
    }

    @Test
    void aTextThatFitsNoMessageIsRefusedAndOneThatGoesInPartsIsPointedOut() {
        assertThat(kinds(GOOD + "\n" + "烽".repeat(690), key("opened", "wecom-robot"), ROBOT))
                .containsExactly("too-long");
        assertThat(kinds(GOOD + "\n" + "烽".repeat(640), key("opened", "wecom-robot"), ROBOT))
                .containsExactly("split");
        assertThat(kinds("x".repeat(4001), key("opened", "email"), new Medium("email", 1_000_000)))
                .containsExactly("too-long");
        assertThat(kinds(" \n", key("opened", "wecom-robot"), ROBOT)).containsExactly("empty");
    }

    @Test
    void aRobotSecuredByAKeywordIsToldOfItsAbsence() {
        assertThat(kinds(
                        "{marks}{level}{title} {link}",
                        key("any", "dingtalk-robot"),
                        new Medium("dingtalk-robot", 14_000)))
                .containsExactly("missing-keyword");
    }

    @Test
    void aDigestHasPlacesOfItsOwnAndRoomForAPageWhateverTheNames() {
        assertThat(kinds("{marks}【狼烟 {level}】{count}\n{items}\n{more}", key("digest", "wecom-robot"), ROBOT))
                .isEmpty();
        assertThat(kinds("{marks}{level}{count} {title}\n{items}", key("digest", "wecom-robot"), ROBOT))
                .containsExactly("unknown-variable", "missing-link");
        assertThat(kinds("{marks}{level}{count} {items}{people}\n{more}", key("digest", "wecom-robot"), ROBOT))
                .containsExactly("glued-link");
        assertThat(kinds(
                        "{marks}{level}{count}{people}{people}{people}{brands}\n{items}\n{more}",
                        key("digest", "wecom-robot"),
                        ROBOT))
                .containsExactly("too-long");
    }

    @Test
    void whatStandsForAnyReasonIsNoDigest() {
        assertThat(TemplateKey.fitting(TemplateKey.DIGEST, ROBOT, Language.ENGLISH))
                .containsExactly(
                        new TemplateKey("digest", "wecom-robot", Language.ENGLISH),
                        new TemplateKey("digest", "text", Language.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nothingIsWrongWithWhatShips(TemplateKey key, String text) {
        Medium narrowest = key.channel().equals(Medium.SMS) ? new Medium(Medium.SMS, 0) : new Medium(Medium.TEXT, 2000);

        // then their own words stand in the title's place
        boolean untitled = !key.why().equals("any") && !key.isDigest() && !text.contains("{title}");
        assertThat(TemplateCheck.of(text, key, narrowest))
                .extracting(Finding::kind)
                .isEqualTo(untitled && !narrowest.sms() ? List.of("missing-title") : List.of());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReasonHasATextThatSaysItInWords(Language language) {
        for (String why : Reasons.all()) {
            for (String family : Medium.FAMILIES) {
                Medium medium = new Medium("unheard-of", family.equals(Medium.SMS) ? 0 : 2000);
                assertThat(ShippedTemplates.closest(TemplateKey.fitting(why, medium, language)))
                        .isNotBlank();
            }
            assertThat(Words.codes("fact")).containsAll(Reasons.facts(why));
            assertThat(Reasons.words(why, language)).isNotEqualTo(why);
        }
    }

    private static Stream<Object[]> shipped() {
        return ShippedTemplates.all().entrySet().stream().map(each -> new Object[] {each.getKey(), each.getValue()});
    }

    private static Stream<String> kinds(String text, TemplateKey key, Medium medium) {
        return TemplateCheck.of(text, key, medium).stream().map(Finding::kind);
    }

    private static TemplateKey key(String why, String channel) {
        return new TemplateKey(why, channel, Language.CHINESE);
    }
}
