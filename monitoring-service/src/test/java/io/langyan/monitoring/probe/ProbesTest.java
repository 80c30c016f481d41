package io.langyan.monitoring.probe;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Probe.ProbeMatched;
import io.langyan.events.v1.Topic;
import io.langyan.monitoring.Setup;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A probe goes the way of a mention, past the ledger's own transaction, and leaves nothing behind. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ProbesTest {

    /** All that a mention may leave. */
    private static final List<String> TABLES = List.of(
            "mention_key",
            "mention",
            "mention_latest",
            "mention_brand",
            "sample",
            "source_seen",
            "tally",
            "noise_mark",
            "amendment",
            "alike_key",
            "copy_group",
            "copy_member",
            "author_pace",
            "mention_text",
            "alert_group",
            "alert_ring");

    @Inject
    SendProbes send;

    @Inject
    Pool pool;

    @Test
    void everyLaneGetsThroughAndNothingIsCounted() {
        // Given
        protect(unique("b"), unique("狼烟汽车"));

        // When, Then: what other tests still write may come between, what a probe left would come each time
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Long> before = counts();
            assertThat(lanesOfProbesLetGoNow()).containsExactlyInAnyOrder(0, 1, 2, 3);
            assertThat(counts()).as("rows of %s", TABLES).containsExactlyElementsOf(before);
        });
        assertThat(told(Topic.SIGNALS, Envelope.ALL_BRANDS)).isEmpty();
        assertThat(given().auth()
                        .oauth2(token("viewer"))
                        .get("/api/mentions?platform=internal&q=链路自检")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<Object>>path("items"))
                .isEmpty();
    }

    private Set<Integer> lanesOfProbesLetGoNow() {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        send.send().await().atMost(Duration.ofSeconds(30));
        return await().atMost(PATIENCE).until(() -> lanesSince(begun), lanes -> lanes.size() == 4);
    }

    private List<Long> counts() {
        return TABLES.stream().map(this::rows).toList();
    }

    private static Set<Integer> lanesSince(Instant begun) {
        return told(Topic.MENTIONS, Envelope.ALL_BRANDS).stream()
                .map(Setup.Told::event)
                .filter(ProbeMatched.class::isInstance)
                .map(ProbeMatched.class::cast)
                .filter(probe -> !probe.sentAt().isBefore(begun))
                .map(ProbeMatched::lane)
                .collect(Collectors.toSet());
    }

    private long rows(String table) {
        return pool.query("select count(*) from " + table)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
