package io.langyan.monitoring.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.langyan.monitoring.source.Source;
import io.langyan.monitoring.source.SourceKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Source SOURCE = new Source(
            "feed-1",
            "weibo",
            List.of(),
            SourceKind.FEED,
            null,
            null,
            null,
            true,
            "https://rsshub.invalid/x",
            "rsshub.invalid",
            1,
            "test",
            NOW);

    private final FeedReader reader = new FeedReader();

    @Test
    void rssOfRssHubIsReadWithItsCounters() throws IOException {
        List<FeedItem> items = read(sample("rsshub.rss.xml"));

        assertThat(items).hasSize(2);
        FeedItem first = items.get(0);
        assertThat(first.id()).isEqualTo("https://weibo.invalid/1000/AbC");
        assertThat(first.author()).isEqualTo("路人甲");
        assertThat(first.publishedAt()).isEqualTo("2025-07-04T07:51:28Z");
        assertThat(first.counters()).isEqualTo(Map.of("reposts", "1.2万", "comments", "30", "likes", "999+"));
        assertThat(items.get(1).publishedAt()).isEqualTo("2025-11-17T04:01:59Z");
        assertThat(items.get(1).counters()).isEmpty();
    }

    @Test
    void anItemBecomesAnObservationWithoutMarkup() throws IOException {
        List<PolledItem> items = polled(read(sample("rsshub.rss.xml")));

        var first = items.get(0).observation();
        assertThat(first.path("text").asText()).isEqualTo("狼烟牌水壶漏水，\n\n#求退款#");
        assertThat(first.path("title").asText()).isEqualTo("狼烟牌水壶漏水，求退款 [图片]");
        assertThat(first.path("source").asText()).isEqualTo("feed-1");
        assertThat(first.path("observedAt").asText()).isEqualTo(NOW.toString());
        var second = items.get(1).observation();
        assertThat(second.path("text").asText()).isEqualTo("正文 A & B\n第二段");
        assertThat(second.path("url").asText()).isEqualTo("https://rsshub.invalid/1000/DeF");
        assertThat(second.path("externalId").asText()).isEqualTo("rsshub.invalid#DeF");
        assertThat(second.path("counters").size()).isZero();
    }

    @Test
    void atomOfRssHubIsReadWithItsCounters() throws IOException {
        FeedItem entry = read(sample("rsshub.atom.xml")).get(0);

        assertThat(entry.id()).isEqualTo("https://xhs.invalid/note/1");
        assertThat(entry.link()).isEqualTo("https://xhs.invalid/note/1");
        assertThat(entry.author()).isEqualTo("小红");
        assertThat(entry.publishedAt()).isEqualTo("2025-11-17T12:01:59Z");
        assertThat(entry.counters()).isEqualTo(Map.of("likes", "57", "comments", "8"));
        assertThat(PlainText.of(entry.title())).isEqualTo("避雷狼烟牌");
        assertThat(PlainText.of(entry.html())).isEqualTo("客服不理人");
    }

    @Test
    void jsonFeedIsReadIncludingNumbersAsIdsAndPlainText() throws IOException {
        List<PolledItem> items = polled(read(sample("rsshub.json")));

        assertThat(items.get(0).externalId()).isEqualTo("forum.invalid#42");
        assertThat(items.get(0).observation().path("counters").path("likes").asText())
                .isEqualTo("5");
        assertThat(items.get(0).observation().path("author").path("name").asText())
                .isEqualTo("楼主");
        assertThat(items.get(1).observation().path("text").asText()).isEqualTo("1 < 2 & 3\n换行");
        assertThat(items.get(1).observation().path("publishedAt").asText()).isEqualTo("2025-11-17T16:00:00Z");
    }

    @Test
    void onlyWhatIsSaidMakesAnItemNewNotWhenItWasSeen() throws IOException {
        FeedItem item = read(sample("rsshub.rss.xml")).get(0);
        PolledItem seen = PolledItem.of(item, SOURCE, URI.create(SOURCE.url()), NOW);
        PolledItem later = PolledItem.of(item, SOURCE, URI.create(SOURCE.url()), NOW.plusSeconds(60));
        FeedItem counted = new FeedItem(
                item.id(),
                item.link(),
                item.title(),
                item.html(),
                item.author(),
                item.publishedAt(),
                Map.of("likes", "1"));

        assertThat(later.hash()).isEqualTo(seen.hash());
        assertThat(PolledItem.of(counted, SOURCE, URI.create(SOURCE.url()), NOW).hash())
                .isNotEqualTo(seen.hash());
    }

    @Test
    void theSameIdOnTwoSitesIsTwoItemsAndALongOneIsNamedByItsHash() {
        FeedItem numbered = new FeedItem("7", null, "t", null, null, null, Map.of());
        assertThat(ItemIds.of(numbered, "https://a.example/7", "feeds.example")).isEqualTo("a.example#7");
        assertThat(ItemIds.of(numbered, null, "feeds.example")).isEqualTo("feeds.example#7");
        FeedItem endless = new FeedItem("https://a.example/" + "x".repeat(300), null, "t", null, null, null, Map.of());
        assertThat(ItemIds.of(endless, null, "a.example")).startsWith("sha256:").hasSizeLessThan(100);
        assertThat(ItemIds.of(new FeedItem(null, null, null, null, null, null, Map.of()), null, "a"))
                .isNull();
    }

    @Test
    void anItemWithoutIdAndLinkIsNamedByTitleAndTimeOrElseByItsText() {
        // Given
        FeedItem dated = new FeedItem(null, null, "t", "first", null, NOW, Map.of());
        FeedItem edited = new FeedItem(null, null, "t", "second", null, NOW, Map.of());
        FeedItem undated = new FeedItem(null, null, "t", "first", null, null, Map.of());
        FeedItem other = new FeedItem(null, null, "t", "second", null, null, Map.of());

        // Then
        assertThat(ItemIds.of(dated, null, "a")).startsWith("sha256:").isEqualTo(ItemIds.of(edited, null, "a"));
        assertThat(ItemIds.of(dated, null, "b")).isNotEqualTo(ItemIds.of(dated, null, "a"));
        assertThat(ItemIds.of(undated, null, "a")).isNotEqualTo(ItemIds.of(other, null, "a"));
    }

    @Test
    void aChineseSiteInItsOldEncodingIsRead() {
        String xml = rss("<item><title>漏水的㙍</title><link>https://a.example/1</link></item>");
        byte[] declared = ("<?xml version=\"1.0\" encoding=\"gb2312\"?>" + xml).getBytes(Charset.forName("GB18030"));
        byte[] told = xml.getBytes(Charset.forName("GB18030"));

        assertThat(reader.read(declared, "text/xml").get(0).title()).isEqualTo("漏水的㙍");
        assertThat(reader.read(told, "text/xml; charset=GBK").get(0).title()).isEqualTo("漏水的㙍");
        assertThat(reader.read(("\ufeff" + xml).getBytes(StandardCharsets.UTF_16LE), null)
                        .get(0)
                        .title())
                .isEqualTo("漏水的㙍");
    }

    @Test
    void charactersThatXmlForbidsAreLeftOut() {
        String xml = "\n \ufeff" + rss("<item><title>漏\0水\u0008</title><link>https://a.example/1</link></item>");

        assertThat(read(xml).get(0).title()).isEqualTo("漏水");
    }

    @Test
    void billionsOfLaughsAreNotLaughed() {
        String laughs =
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                        + rss("<item><title>&b;</title></item>");
        assertThat(refusal(laughs)).isEqualTo("doctype");
    }

    @Test
    void nothingOfThisMachineIsReadForAStranger() {
        String theft = "<?xml version=\"1.0\"?>\n<!-- c --><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + rss("<item><title>&x;</title></item>");
        String remote = "<!DOCTYPE rss SYSTEM \"http://127.0.0.1/x.dtd\">" + rss("<item><title>t</title></item>");
        assertThat(refusal(theft)).isEqualTo("doctype");
        assertThat(refusal(remote)).isEqualTo("doctype");
        assertThat(refusal(rss("<item><title>&x;</title></item>"))).isEqualTo("broken-xml");
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        String deep = "<x>".repeat(100_000);
        assertThat(refusal(rss("<item><title>t</title>" + deep + "</item>"))).isEqualTo("too-intricate");
        assertThat(refusal("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":" + "[".repeat(100_000)))
                .isEqualTo("too-intricate");
        assertThat(PlainText.of("<div>".repeat(50_000) + "still here")).isEqualTo("still here");
    }

    @Test
    void whatWouldFillTheMemoryAsATreeIsRefused() {
        String item = "<item><title>t</title></item>";
        assertThat(refusal(rss(item + "<a/>".repeat(400_000)))).isEqualTo("too-intricate");
        assertThat(refusal(rss(item + "<a b=\"\" c=\"\"/>".repeat(150_000)))).isEqualTo("too-intricate");
        assertThat(refusal("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"title\":\"t\"}"
                        + ",{}".repeat(400_000) + "]}"))
                .isEqualTo("too-intricate");
    }

    @Test
    void anEmptyFeedIsAnErrorNotCalm() {
        assertThat(refusal(rss(""))).isEqualTo("empty");
        assertThat(refusal("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title></feed>"))
                .isEqualTo("empty");
        assertThat(refusal("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}"))
                .isEqualTo("empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<!DOCTYPE html><html><body>Please sign in</body></html>",
                "<html><body/></html>",
                "<other/>",
                "{\"error\":\"no such route\"}",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":{}}"
            })
    void whatIsNoFeedIsCalledSo(String body) {
        assertThat(refusal(body)).isEqualTo("not-a-feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<rss", "{", "plain words", "<rss version=\"2.0\"><channel>"})
    void whatIsBrokenIsCalledSo(String body) {
        assertThat(refusal(body)).isIn("broken-xml", "broken-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 04 Jul 2025 07:51:28 GMT|2025-07-04T07:51:28Z",
                "Fri, 4 Jul 2025 07:51:28 +0800|2025-07-03T23:51:28Z",
                "4 Jul 2025 07:51 GMT|2025-07-04T07:51:00Z",
                "2025-07-04T07:51:28.000Z|2025-07-04T07:51:28Z",
                "2025-07-04T07:51:28+08:00|2025-07-03T23:51:28Z",
                "2025-07-04 07:51:28|2025-07-03T23:51:28Z",
                "2025/7/4 7:51|2025-07-03T23:51:00Z",
                "2025-07-04|2025-07-03T16:00:00Z",
                "1751615488|2025-07-04T07:51:28Z",
                "1751615488000|2025-07-04T07:51:28Z"
            })
    void timesAreReadAsFeedsWriteThem(String text, String expected) {
        assertThat(FeedTime.parse(text)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "昨天", "Fri, 99 Jul 2025 07:51:28 GMT", "0000-00-00 00:00:00", "99999999999999999999"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(FeedTime.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsshub_weibo_user.rss.xml", "rsshub_bilibili_popular.rss.xml"})
    void realFeedsOfRssHubAreRead(String file) throws IOException {
        Path real = shared().resolve("data/ingest_fixtures/" + file);
        Assumptions.assumeTrue(Files.exists(real), "SKIPPED: real feeds are absent, looked for " + real);

        List<FeedItem> items = reader.read(Files.readAllBytes(real), "application/xml; charset=utf-8");

        assertThat(items).isNotEmpty().allSatisfy(item -> {
            assertThat(item.id()).startsWith("https://").isEqualTo(item.link());
            assertThat(item.publishedAt()).isBetween("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
            assertThat(item.author()).isNotBlank();
            assertThat(PlainText.of(item.html())).isNotBlank().doesNotContain("<", "&nbsp;");
        });
    }

    private List<FeedItem> read(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private String refusal(String text) {
        return catchThrowableOfType(FeedBroken.class, () -> read(text))
                .trouble()
                .code();
    }

    private static List<PolledItem> polled(List<FeedItem> items) {
        return items.stream()
                .map(item -> PolledItem.of(item, SOURCE, URI.create(SOURCE.url()), NOW))
                .toList();
    }

    private static String rss(String items) {
        return "<rss version=\"2.0\"><channel><title>t</title><link>https://a.example</link><description>d</description>"
                + items + "</channel></rss>";
    }

    private static String sample(String file) throws IOException {
        try (InputStream in = FeedReaderTest.class.getResourceAsStream("/samples/feeds/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The folder of data that is not ours to ship. */
    private static Path shared() {
        String told = System.getProperty("langyan.shared");
        if (told != null) {
            return Path.of(told);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return folder.resolve("shared");
    }
}
