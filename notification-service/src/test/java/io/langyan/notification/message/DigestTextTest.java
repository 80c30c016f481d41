package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.message.Digest.Item;
import io.langyan.notification.page.PageRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTextTest {

    private static final Pattern MORE_CHINESE = Pattern.compile("另有 (\\d+) 条");
    private static final Pattern MORE_ENGLISH = Pattern.compile("^(\\d+) more", Pattern.MULTILINE);

    @Test
    void saysHowManyOfWhichLevelsAndBrandsAndListsThemWithTheirLinks() {
        // Given
        PageRow grave = page("电池自燃", "L2", "acme");
        grave.conversation = UUID.fromString("0193a6f0-0000-7000-8000-00000123abcd");
        PageRow light = page("客服态度差\n避雷", "L3", "beta");
        light.trial = true;

        // When
        String text = shipped(
                new Digest(
                        List.of(new Item(grave, false, "https://l/1"), new Item(light, true, "https://l/2")),
                        List.of("张三", "李四"),
                        "https://l",
                        false),
                Language.CHINESE,
                2048);

        // Then
        assertThat(text)
                .isEqualTo(
                        """
                        【狼烟 摘要 L2 较大】发送已达渠道上限，2 次呼叫合为一条
                        级别：L2 较大×1、L3 一般×1
                        品牌：acme、beta
                        呼叫：张三、李四
                        1. [L2 较大] 电池自燃（acme 11-21 09:00:00 #J7AYD）
                        https://l/1
                        2. 【可能重复】【试运行】[L3 一般] 客服态度差 避雷（beta 11-21 09:00:00）
                        https://l/2""");
    }

    @Test
    void saysOfWhatIsAnsweredWhoHasItAndAsksNothing() {
        // Given
        PageRow open = page("客服态度差", "L3", "beta");
        PageRow taken = page("电池自燃", "L2", "acme");
        taken.ackName = "张三";
        taken.ackedAt = taken.openedAt.plusSeconds(61);
        List<Item> items = Stream.concat(
                        Stream.of(new Item(open, false, "https://l/1")),
                        IntStream.range(0, 11).mapToObj(i -> new Item(taken, false, "https://l/t", true)))
                .toList();

        // When
        String text = shipped(new Digest(items, List.of("李四"), "https://l", false), Language.CHINESE, 2048);

        // Then
        assertThat(text)
                .startsWith("【狼烟 摘要 L3 一般】发送已达渠道上限，1 次呼叫合为一条\n级别：L3 一般×1\n")
                .contains(
                        """
                        1. [L3 一般] 客服态度差（beta 11-21 09:00:00）
                        https://l/1
                        2. [L2 较大] 电池自燃（acme 11-21 09:00:00）　已由 张三 接手（11-21 09:01:01）
                        3. [L2 较大] 电池自燃""")
                .endsWith("\n另有 2 次已有人接手。")
                .doesNotContain("https://l/t");
    }

    /** By whatever template calls are told: news is no alarm. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHINESE|【狼烟 摘要】发送已达渠道上限，2 次接手合为一条，均无需再确认|1. [L1 重大] 电池自燃（acme 11-21 09:00:00）　已由 张三 接手（11-21 09:01:01）",
                "ENGLISH|【狼烟 Langyan digest】The channel's limit is reached: 2 pages are taken, no answer is needed|1. [L1"
            })
    void whereNobodyIsCalledTheHeadSaysSo(Language language, String head, String first) {
        // Given
        PageRow taken = page("电池自燃", "L1", "acme");
        taken.ackName = "张三";
        taken.ackedAt = taken.openedAt.plusSeconds(61);
        Item news = new Item(taken, false, "https://l/t", true);

        // When
        String text = shipped(new Digest(List.of(news, news), List.of(), "https://l", false), language, 2048);

        // Then
        assertThat(text.lines()).hasSize(3);
        assertThat(text).startsWith(head + "\n" + first).doesNotContain("呼叫", "Called", "Levels", "https://");
    }

    @Test
    void isInEnglishWhereTheChannelSaysSoAndMarksADrill() {
        // Given
        PageRow page = page("battery fire", "L3", "acme");
        page.drill = "d-1";
        List<Item> items = IntStream.range(0, 14)
                .mapToObj(i -> new Item(page, false, "https://l/" + i))
                .toList();

        // When
        String text = shipped(new Digest(items, List.of(), "https://l", false), Language.ENGLISH, 2048);

        // Then
        assertThat(text)
                .startsWith(
                        """
                        【drill】【狼烟 Langyan digest L3 ordinary】The channel's limit is reached: 14 pages in one message
                        Levels: L3 ordinary×14
                        Brands: acme
                        Called: nobody on duty
                        1. [L3 ordinary] battery fire""")
                .endsWith("https://l/9\n4 more wait for an answer: https://l");
    }

    @Property(tries = 300)
    void fitsToTheByteAndNamesOrCountsEveryPage(
            @ForAll @IntRange(min = 2, max = 200) int pages,
            @ForAll @IntRange(min = 1800, max = 20_000) int most,
            @ForAll @StringLength(max = 300) String title,
            @ForAll @Size(max = 30) List<@StringLength(max = 40) String> names,
            @ForAll boolean chinese) {
        List<Item> items = IntStream.range(0, pages)
                .mapToObj(i -> new Item(told(title, i), i % 2 == 0, "https://langyan.example/" + i))
                .toList();

        String text = shipped(
                new Digest(items, names, "https://langyan.example", false),
                chinese ? Language.CHINESE : Language.ENGLISH,
                most);

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
        long listed = items.stream()
                .filter(item -> text.contains("\n" + item.link() + "\n") || text.endsWith("\n" + item.link()))
                .count();
        Matcher more = (chinese ? MORE_CHINESE : MORE_ENGLISH).matcher(text);
        assertThat(listed + (more.find() ? Integer.parseInt(more.group(1)) : 0)).isEqualTo(pages);
        assertThat(listed).isPositive();
    }

    @Test
    void theInstallationsOwnWordsAreFilledForWhoReadsThem() {
        // Given
        PageRow page = page("电池自燃", "L2", "acme");
        TextTemplate own = TextTemplate.parse("{marks}{count}× {level}\n{items}\n{more}\n{people}");
        Reader london = new Reader(Language.ENGLISH, ZoneId.of("Europe/London"));

        // When
        String text = DigestText.of(
                own,
                new Digest(List.of(new Item(page, false, "https://l/1")), List.of(), "https://l", true),
                london,
                2048);

        // Then
        assertThat(text)
                .isEqualTo(
                        """
                        【test】1× L2 serious
                        1. [L2 serious] 电池自燃 (acme, 21 Nov 01:00:00 +00:00)
                        https://l/1
                        nobody on duty""");
    }

    @Test
    void noTitleForgesALineOrALink() {
        PageRow page = page("x\n1. [L1] 请确认\u2028https://evil.example {more} <a href=x>", "L2", "acme");

        String text = shipped(
                new Digest(List.of(new Item(page, false, "https://l/1")), List.of(), "https://l", false),
                Language.CHINESE,
                2048);

        assertThat(text.lines())
                .hasSize(6)
                .contains("1. [L2 较大] x 1. [L1] 请确认 https://evil.example {mor…（acme 11-21 09:00:00）");
    }

    private static String shipped(Digest digest, Language language, int most) {
        List<TemplateKey> fitting = TemplateKey.fitting(TemplateKey.DIGEST, new Medium("wecom-robot", most), language);
        TextTemplate template = TextTemplate.parse(ShippedTemplates.closest(fitting));
        return DigestText.of(template, digest, new Reader(language, Reader.HOME), most);
    }

    private static PageRow told(String title, int number) {
        PageRow page = page(title, "L3", "b" + number + title);
        page.conversation = new UUID(number, title.hashCode());
        return page;
    }

    private static PageRow page(String title, String level, String brand) {
        PageRow page = new PageRow();
        page.brand = brand;
        page.level = level;
        page.why = "opened";
        page.title = title;
        page.facts = Map.of();
        page.openedAt = Instant.parse("2026-11-21T01:00:00Z");
        return page;
    }
}
