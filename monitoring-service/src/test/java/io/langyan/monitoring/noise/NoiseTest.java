package io.langyan.monitoring.noise;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.langyan.monitoring.mention.Batches.by;
import static io.langyan.monitoring.mention.Batches.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.Topic;
import io.langyan.monitoring.mention.Arrived;
import io.langyan.monitoring.mention.HearMentions;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** M12: noise is marked and weighs less, nothing is dropped. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class NoiseTest {

    @Inject
    HearMentions hear;

    @Inject
    AlikeGroups alike;

    @Inject
    Pool pool;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String brand = unique("b");
    /** Without letters that differ from run to run: what is alike goes by the letters of a text, and all of them begin with it. */
    private final String name = unique("狼烟汽车").replaceAll("[a-f]", "7");

    private final String id = unique("m");
    private final String script = name + "这款车我朋友开了半年说内饰做工真的太差了，异响严重售后态度恶劣，同价位千万别考虑，还是隔壁品牌更值得信赖";

    @BeforeEach
    void listen() {
        protect(brand, name);
    }

    @Test
    void copiesAreMarkedButNotTheFirst() {
        // When
        hear(post(id, script, now));
        hear(post(id + 1, "说得对！" + script, now));

        // Then
        assertThat(newest(id).noise()).isEmpty();
        assertThat(newest(id + 1).noise()).containsExactly("copy");
        JsonPath why = why(newest(id + 1));
        assertThat(why.getString("items[0].kind")).isEqualTo("copy");
        assertThat(why.getInt("items[0].groupSize")).isEqualTo(2);
        assertThat(ledger("&noise=copy").getList("items.externalId")).containsExactly(id + 1);
        assertThat(ledger("&noise=none").getList("items.externalId")).containsExactly(id);
        assertThat(ledger("&noise=any").getList("items[0].brands[0].noise")).containsExactly("copy");
    }

    @Test
    void aCrowdOfThinAccountsIsMarkedBackToItsFirstPosting() {
        // Given
        for (int i = 0; i < 7; i++) {
            hear(by(thin(i), id + i, script, now.plusSeconds(i * 60L)));
        }
        assertThat(newest(id + 0).revision()).isEqualTo(1);
        hear(by(new Author("real", "王先生", 900L, Author.Verified.PERSONAL), id + "real", script, now));

        // When
        hear(by(thin(7), id + 7, script, now.plusSeconds(500)));

        // Then
        assertThat(newest(id + 7).noise()).containsExactly("coordinated", "copy");
        assertThat(newest(id + 7).revision()).isEqualTo(1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(newest(id + 0).noise()).containsExactly("coordinated");
            assertThat(newest(id + 0).revision()).isEqualTo(2);
            assertThat(newest(id + 6).noise()).containsExactly("coordinated", "copy");
        });
        assertThat(newest(id + "real").noise()).containsExactly("copy");
        assertThat(newest(id + "real").revision()).isEqualTo(1);

        // When
        hear(by(thin(0), id + 0, script, now.plusSeconds(900)));

        // Then
        MentionMatched later = newest(id + 0);
        assertThat(later.observedAt()).isEqualTo(now.plusSeconds(900));
        assertThat(later.noise()).containsExactly("coordinated");
        assertThat(later.revision()).isEqualTo(2);
    }

    @Test
    void whatIsForgottenLeavesTheKeysOfTodayAlone() {
        // Given
        hear(post(id, script, now));
        short next = Turn.after(Instant.now());
        pool.preparedQuery("insert into alike_key (turn, key, grp) values ($1, $2, $3)")
                .execute(Tuple.of(next, now.getEpochSecond(), UUID.randomUUID()))
                .await()
                .atMost(PATIENCE);

        // When
        alike.forgetOld().await().atMost(PATIENCE);
        hear(post(id + 1, script, now));

        // Then
        assertThat(newest(id + 1).noise()).containsExactly("copy");
        assertThat(pool.preparedQuery("select from alike_key where turn = $1")
                        .execute(Tuple.of(next))
                        .await()
                        .atMost(PATIENCE)
                        .size())
                .isZero();
    }

    @Test
    void peopleWhoWriteTheirOwnWordsAreNoCrowd() {
        // Given
        List<String> words = List.of(
                "提车第三天刹车就异响，4S店让我先开着看看",
                "电池掉电太快了，冬天只剩一半续航，打电话问谁都说正常",
                "投诉到现在没有一个人回我消息",
                "座椅皮面裂了两道，维修报价两千八",
                "高速上中控黑屏，吓得我手心全是汗",
                "预约保养排到下个月，这服务真不敢恭维",
                "说好送的充电桩拖了半年还没装上",
                "雨天倒车影像一片模糊，什么都看不清",
                "朋友劝我退订，可定金死活不退",
                "空调一开就有股霉味，孩子一路都在咳嗽");

        // When
        for (int i = 0; i < words.size(); i++) {
            hear(by(thin(i), id + i, name + words.get(i), now));
        }

        // Then
        assertThat(told(Topic.MENTIONS, brand)).hasSize(words.size());
        assertThat(told(Topic.MENTIONS, brand)).allSatisfy(one -> assertThat(((MentionMatched) one.event()).noise())
                .isEmpty());
    }

    @Test
    void anAuthorWhoRepeatsHimselfIsMarkedFromTheFirst() {
        // Given
        Author author = new Author("again", "复读机", 5_000L, Author.Verified.NONE);
        hear(by(author, id, script, now), by(author, id + 1, script, now.plusSeconds(30)));

        // When
        hear(by(author, id + 2, script, now.plusSeconds(60)));

        // Then
        assertThat(newest(id + 2).noise()).contains("repeat");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(newest(id).noise()).containsExactly("repeat"));
    }

    @Test
    void aPersonsWordAboutNoiseStands() {
        // Given
        String ad = name + "厂家直销，一件代发，加微信：abc12345";
        hear(post(id, ad, now));
        MentionMatched marked = newest(id);
        assertThat(marked.noise()).containsExactly("ad");

        // When
        given().auth()
                .oauth2(token("analyst", brand))
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"brand\":\"" + brand + "\",\"noise\":[],\"note\":\"客户真实求购\"}")
                .put("/api/mentions/" + marked.mentionId() + "/marks")
                .then()
                .statusCode(200);
        hear(post(id, ad, now.plusSeconds(60)));
        hear(post(id + 1, ad, now.plusSeconds(60)));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(of(id))
                .filteredOn(one -> one.revision() == 2)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.noise()).isEmpty()));
        assertThat(newest(id + 1).noise()).containsExactly("ad", "copy");
        JsonPath why = why(marked);
        assertThat(why.getBoolean("items[0].inForce")).isFalse();
        assertThat(why.getString("items[0].setBy")).isNotBlank();
    }

    private static Author thin(int number) {
        return new Author("thin" + number, "用户83920" + number + "17", (long) number, Author.Verified.NONE);
    }

    private void hear(Arrived... arrived) {
        hear.hear(List.of(arrived)).await().atMost(PATIENCE);
    }

    private List<MentionMatched> of(String externalId) {
        List<MentionMatched> all = new ArrayList<>();
        told(Topic.MENTIONS, brand).forEach(one -> all.add((MentionMatched) one.event()));
        return all.stream().filter(one -> one.externalId().equals(externalId)).toList();
    }

    private MentionMatched newest(String externalId) {
        return of(externalId).stream()
                .max(Comparator.comparing(MentionMatched::revision).thenComparing(MentionMatched::observedAt))
                .orElseThrow();
    }

    private JsonPath ledger(String filter) {
        return given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/mentions?brand=" + brand + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath why(MentionMatched mention) {
        return given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/mentions/" + mention.mentionId() + "/noise")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
