package io.langyan.monitoring.intake;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.read;
import static io.langyan.monitoring.Setup.send;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class CrawlersIntakeTest {

    private final String brand = unique("k");
    private final Instant now = Instant.now();

    @Test
    void everyKnownShapeOfOthersCrawlersFillsTheLedger() {
        // Given
        protect(brand, brand);
        String ours = observation("zhihu", brand + "1", brand, now, "{}");
        String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"x\",\"type\":\"mention.observed\",\"data\":"
                + observation("forum", brand + "2", brand, now, "{}") + "}";
        String note = "{\"note_id\":\"%s3\",\"desc\":\"%s\",\"last_modify_ts\":%d,\"user_id\":\"u1\"}"
                .formatted(brand, brand, now.toEpochMilli());
        String comment = "{\"comment_id\":\"%s4\",\"note_id\":\"n\",\"content\":\"%s\",\"last_modify_ts\":%d}"
                .formatted(brand, brand, now.toEpochMilli());

        // When
        raw(null, ours);
        raw(null, event);
        raw("weibo:" + brand, note);
        raw(null, "[" + comment + "," + comment.replace(brand + "4", brand + "5") + "]", "platform", "小红书");
        raw(null, ours.replace(brand + "1", brand + "6"), "ce_specversion", "1.0", "ce_type", "mention.observed");

        // Then
        awaitSamples(brand, 6);
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions?brand=" + brand)
                .then()
                .body("items.platform", hasItems("zhihu", "forum", "weibo", "xiaohongshu"));
    }

    @Test
    void aRecordThatComesTwiceChangesNothing() {
        protect(brand, brand);
        String ours = observation("zhihu", brand + "1", brand, now, "{}");
        raw(null, ours);
        raw(null, ours);
        raw(null, ours.replace(brand + "1", brand + "2"));
        awaitSamples(brand, 2);
        assertThat(stats(brand, "samples")).isEqualTo(2);
    }

    @Test
    void aBadRecordIsLaidAsideWithTheReasonAndTheNextIsTaken() {
        // Given
        protect(brand, brand);

        // When
        raw(brand, "{not json");
        raw(brand, "[".repeat(5_000));
        raw(brand, "");
        raw(brand, "42");
        raw(brand, observation("myspace", "x", brand, now, "{}"));
        raw(brand, "[" + observation("zhihu", brand + "1", brand, now, "{}") + ",{\"platform\":\"zhihu\"}]");
        raw(brand, observation("zhihu", brand + "2", brand, now, "{}"));

        // Then
        awaitSamples(brand, 2);
        await().atMost(PATIENCE).until(() -> reasons().size() == 6);
        assertThat(reasons())
                .anyMatch(reason -> reason.startsWith("not-json"))
                .anyMatch(reason -> reason.startsWith("empty"))
                .anyMatch(reason -> reason.startsWith("not-an-object"))
                .anyMatch(reason -> reason.startsWith("unknown-platform"))
                .anyMatch(reason -> reason.startsWith("missing-externalId"));
    }

    private List<String> reasons() {
        return read("intake.dlt").stream()
                .filter(letter -> brand.equals(letter.key()))
                .map(letter ->
                        new String(letter.headers().lastHeader("dlt_reason").value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void raw(String key, String value, String... headers) {
        List<Header> all = new java.util.ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(new RecordHeader(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        send(new ProducerRecord<>("intake", null, key, value.getBytes(StandardCharsets.UTF_8), all));
    }
}
