package io.langyan.monitoring.mention;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.langyan.monitoring.mention.Batches.post;
import static io.langyan.monitoring.mention.Batches.titled;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** M6: the ledger shows a text as it now is, and keeps what stood there before. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EditedTextTest {

    @Inject
    HearMentions hear;

    @Inject
    Pool pool;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String brand = unique("b");
    private final Desk desk = new Desk(brand);
    private final String name = unique("狼烟汽车");
    private final String id = unique("m");
    private final String calm = name + "今天发布公告，新车下周到店";
    private final String angry = name + "的电池自燃了，要求召回，避雷";

    @BeforeEach
    void listen() {
        protect(brand, name);
    }

    @Test
    void searchFindsTheNewWordsAtOnceAlsoWhereAnOldSegmentHasTheOld() {
        // Given
        hear(post(id, calm, now));
        settled();

        // When
        hear(post(id, angry, now.plusSeconds(60)));

        // Then
        assertThat(found("&q=自燃")).containsExactly(id);
        assertThat(found("&q=公告")).isEmpty();
        assertThat(found("&sentiment=negative")).containsExactly(id);
        assertThat(found("&term=避雷")).containsExactly(id);
        assertThat(found("&category=product-safety")).containsExactly(id);
        assertThat(found("&sentiment=negative&q=召回&platform=weibo")).containsExactly(id);
        settled();
        assertThat(found("&q=自燃")).containsExactly(id);
    }

    @Test
    void theViewShowsTheTextAsItIsAndWhatStoodThereBefore() {
        // When
        hear(titled(id, "公告", calm, now));
        hear(titled(id, "更正", angry, now.plusSeconds(60)));

        // Then
        JsonPath mention = desk.mention(id);
        assertThat(mention.getString("title")).isEqualTo("更正");
        assertThat(mention.getString("text")).isEqualTo(angry);
        assertThat(mention.getString("sentiment")).isEqualTo("negative");
        assertThat(mention.getInt("revision")).isEqualTo(2);
        assertThat(mention.getBoolean("brands[0].negativeByRule")).isTrue();
        assertThat(mention.getList("brands[0].terms")).contains("避雷");
        assertThat(mention.getList("earlierTexts")).hasSize(1);
        assertThat(mention.getString("earlierTexts[0].title")).isEqualTo("公告");
        assertThat(mention.getString("earlierTexts[0].text")).isEqualTo(calm);
        assertThat(mention.getString("earlierTexts[0].sentiment")).isEqualTo("neutral");
        assertThat(mention.getString("earlierTexts[0].seenAt")).isEqualTo(now.toString());
    }

    @Test
    void anEditThatTakesTheWordsAwayIsFollowedAndTheBrandStays() {
        // When
        hear(post(id, angry, now));
        hear(post(id, "今天发布公告，新车下周到店", now.plusSeconds(60)));

        // Then
        JsonPath mention = desk.mention(id);
        assertThat(mention.getString("brands[0].brand")).isEqualTo(brand);
        assertThat(mention.getList("brands[0].terms")).isEmpty();
        assertThat(mention.getBoolean("brands[0].negativeByRule")).isFalse();
        assertThat(mention.getString("earlierTexts[0].text")).isEqualTo(angry);
        assertThat(found("&sentiment=negative")).isEmpty();
        assertThat(stats(brand, "mentions")).isEqualTo(1);
        assertThat(stats(brand, "negative")).isZero();
        assertThat(desk.matched()).last().satisfies(one -> {
            assertThat(one.revision()).isEqualTo(2);
            assertThat(one.negativeByRule()).isFalse();
        });
    }

    @Test
    void exportAndEvidenceHaveTheNewTextAndEvidenceTheEarlierToo() {
        // Given
        hear(post(id, calm, now));
        hear(post(id, angry, now.plusSeconds(60)));

        // When
        String csv = given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions/export?format=csv&columns=title,sentiment,terms&brand=" + brand)
                .asString();
        String evidence = given().auth()
                .oauth2(token("analyst"))
                .multiPart("mention", desk.mention(id).getString("id"))
                .post("/api/evidence")
                .jsonPath()
                .getString("id");

        // Then
        assertThat(csv).contains(angry, "负面", "避雷").doesNotContain("公告");
        JsonPath record = given().auth()
                .oauth2(token("viewer"))
                .get("/api/evidence/" + evidence)
                .jsonPath();
        assertThat(record.getString("record.mention.text")).isEqualTo(angry);
        assertThat(record.getString("record.mention.earlierTexts[0].text")).isEqualTo(calm);
        assertThat(record.getString("record.mention.earlierTexts[0].seenAt")).isEqualTo(now.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "…", "...", "……全文", "... 展开全文", "\u200b\u200b\u200b...全文"})
    void aBeginningThatIsCutDoesNotReplaceTheWholeAndTheWholeReplacesIt(String mark) {
        // Given
        String cut = angry.substring(0, angry.length() - 8) + mark;

        // When
        hear(post(id, angry, now), post(id, cut, now.plusSeconds(60)));
        hear(post(id, cut, now.plusSeconds(120)));
        hear(post(id + 2, cut, now.plusSeconds(60)));
        hear(post(id + 2, angry, now));

        // Then
        assertThat(texts()).containsExactlyInAnyOrder(angry, angry);
        assertThat(desk.mention(id).getList("earlierTexts")).isEmpty();
        assertThat(found("&q=避雷")).containsExactlyInAnyOrder(id, id + 2);
        assertThat(stats(brand, "negative")).isEqualTo(2);
    }

    @Test
    void whateverTheOrderAndHoweverOftenDeliveredItEndsTheSame() {
        // Given
        String other = unique("b");
        String otherName = unique("灯塔电池");
        protect(other, otherName);
        List<Arrived> all = List.of(
                post(id, calm, now),
                post(id, angry, now.plusSeconds(60)),
                post(id, angry.substring(0, angry.length() - 5) + "…", now.plusSeconds(90)),
                post(id, otherName + "也有问题", now.plusSeconds(120)),
                post(id, calm, now.plusSeconds(180)),
                post(id, name + "已经退款，谢谢", now.plusSeconds(150)));
        all.forEach(this::hear);
        String once = state(id);

        for (int i = 0; i < 8; i++) {
            String again = unique("m");
            List<Arrived> mixed = new ArrayList<>();
            all.forEach(one -> mixed.add(Batches.renamed(one, again)));
            mixed.addAll(mixed.subList(0, 3));
            Collections.shuffle(mixed, new Random(i));

            // When
            for (int from = 0; from < mixed.size(); from += 2) {
                hear.hear(mixed.subList(from, Math.min(mixed.size(), from + 2)))
                        .await()
                        .atMost(PATIENCE);
            }

            // Then
            assertThat(state(again)).isEqualTo(once);
        }
        assertThat(once).contains(calm);
        assertThat(stats(brand, "mentions")).isEqualTo(9);
        assertThat(stats(other, "mentions")).isEqualTo(9);
        assertThat(negativeFound()).isEqualTo(stats(brand, "negative"));
    }

    @Test
    void aPersonsReadingStandsWhateverTheTextBecomes() {
        // Given
        hear(post(id, calm, now));
        desk.correct(id, "{\"sentiment\":\"positive\"}");

        // When
        hear(post(id, angry, now.plusSeconds(60)));

        // Then
        JsonPath mention = desk.mention(id);
        assertThat(mention.getString("text")).isEqualTo(angry);
        assertThat(mention.getString("reading.sentiment.label")).isEqualTo("positive");
        assertThat(mention.getString("sentiment")).isEqualTo("positive");
        assertThat(mention.getInt("revision")).isEqualTo(3);
        assertThat(found("&sentiment=negative")).isEmpty();
        assertThat(desk.matched()).last().satisfies(one -> {
            assertThat(one.reading().sentiment().label()).isEqualTo("positive");
            assertThat(one.negativeByRule()).isFalse();
            assertThat(one.revision()).isEqualTo(3);
        });
        assertThat(rings()).isEmpty();
        assertThat(labels()).contains("positive").contains(calm).doesNotContain(angry);
    }

    @Test
    void anEditMovesTheMentionFromOneSentimentToTheOtherAndIsCountedOnce() {
        // Given
        hear(post(id, calm, now));
        long samples = stats(brand, "samples");
        assertThat(stats(brand, "negative")).isZero();

        // When
        Arrived edit = post(id, angry, now.plusSeconds(60));
        hear(edit);
        hear(edit);

        // Then
        assertThat(stats(brand, "mentions")).isEqualTo(1);
        assertThat(stats(brand, "negative")).isEqualTo(1);
        assertThat(stats(brand, "samples")).isEqualTo(samples + 1);
        assertThat(desk.trend("neutral")).isZero();
    }

    @Test
    void anEditByWhichItConcernsABrandIsCountedThereOnceAndNoLongerAsUnmatched() {
        // Given
        long unmatched = stats("unmatched", "mentions");
        hear(post(id, "今天天气不错，" + id, now));

        // When
        hear(post(id, angry, now.plusSeconds(60)));
        hear(post(id, angry, now.plusSeconds(120)));

        // Then
        assertThat(stats("unmatched", "mentions")).isEqualTo(unmatched);
        assertThat(stats(brand, "mentions")).isEqualTo(1);
        assertThat(stats(brand, "negative")).isEqualTo(1);
        assertThat(rings()).extracting(HitFound::externalId).containsExactly(id);
    }

    @Test
    void anEditThatMakesItAHitRingsOnceWithTheWordsThatRangAndDeliveredAgainRingsTheSame() {
        // Given
        hear(post(id, calm, now));
        assertThat(rings()).isEmpty();
        Arrived edit = post(id, "更新：" + angry, now.plusSeconds(60));

        // When
        hear(edit);
        hear(post(id, "更新：" + angry + "！", now.plusSeconds(120)));
        int once = rings().size();
        hear(post(id + 2, calm, now));
        Arrived killed = post(id + 2, angry, now.plusSeconds(60));
        hear(killed);
        hear(killed);

        // Then
        assertThat(once).isEqualTo(1);
        assertThat(rings().get(0).excerpt()).contains("自燃");
        assertThat(told(Topic.SIGNALS, brand).stream().map(one -> one.id()).distinct())
                .hasSize(2);
        assertThat(told(Topic.SIGNALS, brand)).hasSize(3);
    }

    @Test
    void aLedgerFromBeforeKnowsNoHashesAndComparesTheTexts() {
        // Given
        hear(post(id, calm, now), post(id + 2, calm, now));
        sql("update mention_key set text_hash = null where external_id in ('" + id + "', '" + id + "2')");
        sql("update mention_latest set text_at = null where mention_id in (select id from mention_key where external_id"
                + " in ('" + id + "', '" + id + "2'))");

        // When
        hear(post(id, calm, now.plusSeconds(60)));
        hear(post(id + 2, angry, now.plusSeconds(60)));

        // Then
        assertThat(found("&q=公告")).containsExactly(id);
        assertThat(found("&q=自燃")).containsExactly(id + 2);
        assertThat(desk.mention(id).getInt("revision")).isEqualTo(1);
        assertThat(desk.mention(id).getList("earlierTexts")).isEmpty();
    }

    @Test
    void addressAndAuthorAreThoseOfTheNewText() {
        // Given
        hear(post(id, calm, now));

        // When
        hear(Batches.edited(id, angry, "https://weibo.com/1/" + id, "换了名字", now.plusSeconds(60)));

        // Then
        assertThat(desk.mention(id).getString("url")).isEqualTo("https://weibo.com/1/" + id);
        assertThat(desk.mention(id).getString("author.name")).isEqualTo("换了名字");
        assertThat(desk.mention(id).getString("author.key")).isEqualTo("k-" + id);
    }

    private void hear(Arrived... arrived) {
        hear.hear(List.of(arrived)).await().atMost(PATIENCE);
    }

    /** Waits until the mention lies in a segment of the index that says all about it. */
    private void settled() {
        for (int i = 0; i < 30; i++) {
            hear(post(unique("f"), "无关的话" + i, now));
        }
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from search_segment s, mention_key k where k.external_id = '" + id
                                + "' and k.id between s.first_id and s.last_id")
                        == 1);
    }

    private List<String> found(String filter) {
        return Desk.get("/api/mentions?brand=" + brand + filter).getList("items.externalId");
    }

    private long negativeFound() {
        return Desk.get("/api/mentions?limit=500&sentiment=negative&brand=" + brand)
                .getList("items")
                .size();
    }

    private List<String> texts() {
        return Desk.get("/api/mentions?brand=" + brand).getList("items.text");
    }

    /** All that does not depend on when it was heard. */
    private String state(String externalId) {
        JsonPath mention = desk.mention(externalId);
        return String.join(
                "\n",
                mention.getString("text"),
                mention.getString("sentiment"),
                mention.getString("reading.sentiment.label"),
                mention.getString("brands.brand"),
                mention.getString("brands.terms"),
                mention.getString("brands.negativeByRule"),
                mention.getString("earlierTexts"),
                mention.getString("history.observedAt"));
    }

    private String labels() {
        return given().auth()
                .oauth2(token("analyst", brand))
                .get("/api/analyses/corrections/export?format=csv&brand=" + brand)
                .asString();
    }

    private List<HitFound> rings() {
        return told(Topic.SIGNALS, brand).stream()
                .map(one -> (HitFound) one.event())
                .toList();
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().atMost(PATIENCE);
    }

    private long number(String statement) {
        return pool.query(statement)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }
}
