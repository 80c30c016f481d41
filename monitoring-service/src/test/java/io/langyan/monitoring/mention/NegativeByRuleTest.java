package io.langyan.monitoring.mention;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.langyan.monitoring.mention.Batches.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** M3: what a rule says is negative is negative in the ledger as it is for the desk, until a person says otherwise. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class NegativeByRuleTest {

    @Inject
    HearMentions hear;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String brand = unique("b");
    private final Desk desk = new Desk(brand);
    private final String name = unique("狼烟家电");
    private final String code = unique("批次代号");
    private final String id = unique("m");
    private final String sober = name + "今天发布公告，涉及" + code;

    @BeforeEach
    void listen() {
        protect(brand, name);
    }

    @Test
    void filterExportTrendAndCountsTakeItForNegativeAndTheReadingIsShownAsItIs() {
        // Given
        negativeRule();

        // When
        hear(post(id, sober, now), post(id + 2, name + "今天发布公告", now));

        // Then
        assertThat(found("negative")).containsExactly(id);
        assertThat(found("neutral")).containsExactly(id + 2);
        assertThat(stats(brand, "negative")).isEqualTo(1);
        assertThat(desk.trend("negative")).isEqualTo(1);
        assertThat(desk.trend("neutral")).isEqualTo(1);
        JsonPath mention = desk.mention(id);
        assertThat(mention.getString("sentiment")).isEqualTo("negative");
        assertThat(mention.getString("sentimentBy")).isEqualTo("rule");
        assertThat(mention.getString("reading.sentiment.label")).isEqualTo("neutral");
        assertThat(given().auth()
                        .oauth2(token("viewer"))
                        .get("/api/mentions/export?format=csv&columns=title,sentiment&sentiment=negative&brand="
                                + brand)
                        .asString())
                .contains(code + ",负面");
    }

    @Test
    void aPersonsWordStandsAboveTheRuleForTheDeskToo() {
        // Given
        negativeRule();
        hear(post(id, sober, now));

        // When
        desk.correct(id, "{\"sentiment\":\"neutral\"}");
        hear(post(id, sober, now.plusSeconds(60)));

        // Then
        assertThat(found("negative")).isEmpty();
        assertThat(found("neutral")).containsExactly(id);
        assertThat(desk.mention(id).getString("sentimentBy")).isEqualTo("person");
        assertThat(stats(brand, "negative")).isZero();
        assertThat(desk.trend("neutral")).isEqualTo(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(desk.matched())
                .filteredOn(one -> one.revision() == 2)
                .hasSizeGreaterThan(1)
                .noneMatch(MentionMatched::negativeByRule));
    }

    @Test
    void aCorrectionThatDoesNotSpeakOfTheSentimentLeavesItToTheRule() {
        // Given
        negativeRule();
        hear(post(id, sober, now));

        // When
        desk.correct(id, "{\"categories\":[\"product-safety\"]}");

        // Then
        assertThat(found("negative")).containsExactly(id);
        assertThat(stats(brand, "negative")).isEqualTo(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(desk.matched())
                .filteredOn(one -> one.revision() == 2)
                .isNotEmpty()
                .allMatch(MentionMatched::negativeByRule));
    }

    @Test
    void aRuleMadeLaterHoldsForAKnownMentionFromItsNextSampleAndCountsItOnce() {
        // Given
        hear(post(id, sober, now));
        negativeRule();

        // When
        hear(post(id, sober, now.plusSeconds(60)));
        hear(post(id, sober, now.plusSeconds(120)));

        // Then
        assertThat(found("negative")).containsExactly(id);
        assertThat(desk.mention(id).getList("brands[0].terms")).contains(code);
        assertThat(desk.mention(id).getInt("revision")).isEqualTo(1);
        assertThat(stats(brand, "negative")).isEqualTo(1);
        assertThat(stats(brand, "mentions")).isEqualTo(1);
        assertThat(desk.trend("neutral")).isZero();
        assertThat(told(Topic.SIGNALS, brand)).isEmpty();
    }

    private void negativeRule() {
        given().auth()
                .oauth2(token("analyst"))
                .contentType("application/json")
                .body("{\"brand\":\"%s\",\"terms\":[\"%s\"],\"negative\":true}".formatted(brand, code))
                .post("/api/watch-rules")
                .then()
                .statusCode(201);
    }

    private void hear(Arrived... arrived) {
        hear.hear(List.of(arrived)).await().atMost(PATIENCE);
    }

    private List<String> found(String sentiment) {
        return Desk.get("/api/mentions?brand=" + brand + "&sentiment=" + sentiment)
                .getList("items.externalId");
    }
}
