package io.langyan.monitoring.imports;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.stats;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.AcceptObservations;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that comes again is read once, however soon it comes and whoever works on it. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SameFileTest {

    @Inject
    ImportJobs jobs;

    @Inject
    Formats formats;

    @Inject
    AcceptObservations observations;

    @Inject
    MonitoringConfig config;

    @Inject
    Pool pool;

    private final String brand = unique("s");
    /** Its rows do not say when they were seen: read twice, they would be seen twice. */
    private final byte[] file = ("平台,id,内容\n微博," + brand + "1," + brand + "漏电\n微博," + brand + "2," + brand + "退款\n")
            .getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void protectBrand() {
        protect(brand, brand);
    }

    @Test
    void aFileSentTwiceWithinASecondIsReadOnce() {
        // When
        String first = upload(file);
        String second = upload(file);

        // Then
        JsonPath again = over(second);
        assertThat(again.getString("files[0].sameAs")).isEqualTo(first);
        assertThat(again.getLong("merged")).isEqualTo(2);
        assertThat(again.getLong("accepted")).isZero();
        assertThat(over(first).getLong("accepted")).isEqualTo(2);
        awaitSamples(brand, 2);
        assertThat(stats(brand, "samples")).isEqualTo(2);
    }

    @Test
    void severalReplicasThatWorkAtOnceReadItOnce() {
        // Given: replicas that know nothing of one another but the database
        List<RunImports> replicas = Stream.generate(() -> new RunImports(jobs, formats, observations, config))
                .limit(4)
                .toList();

        // When
        List<String> sent =
                IntStream.range(0, 6).parallel().mapToObj(n -> upload(file)).toList();
        await().atMost(PATIENCE).until(() -> {
            Uni.join()
                    .all(replicas.stream().map(RunImports::next).toList())
                    .andFailFast()
                    .await()
                    .atMost(PATIENCE);
            return sent.stream().allMatch(id -> "done".equals(state(id)));
        });

        // Then
        List<JsonPath> done = sent.stream().map(SameFileTest::job).toList();
        assertThat(done.stream().mapToLong(job -> job.getLong("accepted")))
                .containsOnlyOnce(2L)
                .hasSize(6);
        assertThat(done.stream().mapToLong(job -> job.getLong("accepted") + job.getLong("merged")))
                .containsOnly(2L);
        assertThat(done.stream().map(job -> job.getString("files[0].sameAs")).filter(same -> same == null))
                .hasSize(1);
        awaitSamples(brand, 2);
        assertThat(stats(brand, "samples")).isEqualTo(2);
    }

    @Test
    void aFileWhoseFirstImportIsCancelledIsReadByTheSecond() throws Exception {
        // Given: an import whose worker has gone silent in its midst
        UUID first = UUID.randomUUID();
        insertBegun(first);
        String second = upload(file);
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> job(second).getLong("accepted") == 0);
        assertThat(state(second)).isEqualTo("running");

        // When
        as("analyst").post("/api/imports/" + first + "/cancel").then().statusCode(200);

        // Then
        JsonPath job = over(second);
        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getString("files[0].sameAs")).isNull();
    }

    @Test
    void aFileThatIsTwiceInOneUploadIsReadOnce() {
        String id = as("analyst")
                .multiPart("file", "a.csv", file)
                .multiPart("file", "copy.csv", file)
                .post("/api/imports?format=csv")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        JsonPath job = over(id);
        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getLong("merged")).isEqualTo(2);
        assertThat(job.getList("files.sameAs", String.class)).containsExactly(null, id);
    }

    private void insertBegun(UUID id) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        pool.query(
                        """
                        insert into import_job (id, format, shape, state, created_by, created_at, lines, worker, leased_until)
                        values ('%1$s', 'csv', encode(sha256('csv//'), 'hex'), 'running', 'somebody', now(), 2, 'silent', now() + interval '1 hour');
                        insert into import_file (job_id, file_no, name, sha256, bytes, lines) values ('%1$s', 0, 'a', '%2$s', 1, 2);
                        insert into import_reader (sha256, shape, job_id) select '%2$s', shape, id from import_job where id = '%1$s'
                        """
                                .formatted(id, hash))
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    private static String upload(byte[] file) {
        return as("analyst")
                .multiPart("file", "a.csv", file)
                .post("/api/imports?format=csv")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(token(role));
    }

    private static JsonPath job(String id) {
        return as("analyst").get("/api/imports/" + id).jsonPath();
    }

    private static String state(String id) {
        return job(id).getString("state");
    }

    private static JsonPath over(String id) {
        await().atMost(PATIENCE).until(() -> "done".equals(state(id)));
        return job(id);
    }
}
