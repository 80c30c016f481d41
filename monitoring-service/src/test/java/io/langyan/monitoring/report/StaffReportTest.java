package io.langyan.monitoring.report;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.langyan.events.v1.Signal;
import io.langyan.events.v1.Topic;
import io.langyan.monitoring.Pictures;
import io.langyan.monitoring.Setup;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StaffReportTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private static final String PLACE = "31.2304N 121.4737E";

    @Inject
    Pool pool;

    @Inject
    PhotoTurns turns;

    private final String brand = unique("r");
    /** Each test comes from an address of its own, as the gateway would tell it. */
    private final String address = "198.51.100." + ADDRESSES.incrementAndGet();

    @BeforeEach
    void brands() {
        protect(brand, brand + "牌");
    }

    @Test
    void aReportIsAMentionTheListenerIsToldOfAndItsPhotoIsEvidence() {
        // When
        Opened form = open();
        Response answer = send(form.multiPart("text", "门店有顾客\n<script>alert(1)</script>拍视频投诉")
                .multiPart("platform", "douyin")
                .multiPart("link", "https://v.douyin.com/" + brand)
                .multiPart("photo", "IMG_0001.jpg", Pictures.jpegWithTraces(PLACE, 6), "image/jpeg"));

        // Then
        String receipt = receiptIn(answer);
        await().atMost(PATIENCE).until(() -> !signals().isEmpty());
        Signal.StaffReported signal = signals().get(0);
        assertThat(signal.excerpt()).isEqualTo("门店有顾客 <script>alert(1)</script>拍视频投诉");
        JsonPath mention = given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/mentions/" + signal.mentionId())
                .then()
                .statusCode(200)
                .body("platform", equalTo("internal"))
                .body("kind", equalTo("report"))
                .body("externalId", equalTo(receipt))
                .body("url", equalTo("https://v.douyin.com/" + brand))
                .extract()
                .jsonPath();
        assertThat(mention.getString("text")).contains("（见于：抖音）");
        assertThat(mention.getString("author.name")).isNull();
        JsonPath evidence = given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/evidence?mention=" + signal.mentionId())
                .jsonPath();
        assertThat(evidence.getList("items")).hasSize(1);
        byte[] photo = given().auth()
                .oauth2(token("viewer", brand))
                .get("/api/evidence/" + evidence.getString("items[0].id") + "/files/1")
                .asByteArray();
        assertThat(new String(photo, StandardCharsets.ISO_8859_1))
                .doesNotContain(PLACE)
                .contains("JFIF");
        assertThat(rows("photo is not null or observation is not null")).isZero();
        assertThat(signals()).hasSize(1);
    }

    @Test
    void aReportThatIsAHitRingsOnceAsAReport() {
        // When
        receiptIn(send(open().multiPart("text", brand + "牌热水器漏电，气死人，要投诉，要求退款")));
        await().atMost(PATIENCE).until(() -> !signals().isEmpty());

        // Then
        assertThat(rings(signals().get(0).mentionId().toString())).isZero();
        String pretended = Setup.observation("internal", brand, brand + "牌漏电，要投诉，要求退款", Instant.now(), "{}")
                .replace("crawler-1", "staff-report");
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/json")
                .body(pretended.getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE).until(() -> !hits().isEmpty());
        assertThat(hits()).extracting(Signal.HitFound::externalId).containsExactly(brand);
        assertThat(signals()).hasSize(1);
    }

    private List<Signal.HitFound> hits() {
        return told(Topic.SIGNALS, brand).stream()
                .map(Setup.Told::event)
                .filter(Signal.HitFound.class::isInstance)
                .map(Signal.HitFound.class::cast)
                .toList();
    }

    private long rings(String mention) {
        return pool.query("select count(*) from alert_ring where mention_id = '" + mention + "'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void theSameFormSentTwiceIsOneReport() {
        Opened form = open();
        String first = receiptIn(send(form.multiPart("text", "仓库着火")));
        String second = receiptIn(send(form.again().multiPart("text", "仓库着火，再报一次")));

        assertThat(second).isEqualTo(first);
        await().atMost(PATIENCE).until(() -> !signals().isEmpty());
        assertThat(rows("true")).isEqualTo(1);
        assertThat(signals()).hasSize(1);
    }

    @Test
    void anAnonymousReportLeavesNoTraceOfWhoSentIt() {
        receiptIn(send(open().multiPart("text", "匿名反映")));
        await().atMost(PATIENCE).until(() -> !signals().isEmpty());

        for (String table : List.of("staff_report", "mention", "outbox", "idempotency_key")) {
            long found = pool.query("select count(*) from " + table + " as t where t::text like '%" + address + "%'")
                    .executeAndAwait()
                    .iterator()
                    .next()
                    .getLong(0);
            assertThat(found).as(table).isZero();
        }
        assertThat(Setup.read("observations"))
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(address));
    }

    @Test
    void whoGivesANameIsNamed() {
        String receipt = receiptIn(send(open().multiPart("text", "实名反映").multiPart("name", "王 小明")));
        await().atMost(PATIENCE).until(() -> !signals().isEmpty());

        given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions/" + signals().get(0).mentionId())
                .then()
                .body("externalId", equalTo(receipt))
                .body("author.name", equalTo("王 小明"));
    }

    @Test
    void aFormOfAnotherBrowserOrFromAnotherSiteOrWithoutTicketIsGivenBackNotTaken() {
        Opened form = open();
        String stranger = "0123456789abcdef0123456789abcdef";
        refused(from().cookie("langyan-report", stranger).multiPart("ticket", form.ticket), "已过期");
        refused(from().multiPart("ticket", form.ticket), "已过期");
        refused(form.again().header("Sec-Fetch-Site", "cross-site"), "已过期");
        refused(from().cookie("langyan-report", form.cookie), "已过期");
        assertThat(rows("true")).isZero();
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasWrittenIsKept() {
        refused(open(), "请写明", "");
        refused(open().multiPart("link", "javascript:alert(1)"), "链接须以");
        refused(open().multiPart("platform", "'; drop table mention; --"), "请从列表中选择");
        refused(
                open().multiPart("photo", "a.png", "PK\3\4zip".getBytes(StandardCharsets.ISO_8859_1), "image/png"),
                "照片无法识别");
        refused(open().multiPart("photo", "a.svg", "<svg/>".getBytes(StandardCharsets.UTF_8), "image/png"), "照片无法识别");
        byte[] large = new byte[11 << 20];
        System.arraycopy(Pictures.png(), 0, large, 0, 40);
        refused(open().multiPart("photo", "a.png", large, "image/png"), "照片过大");
        String kept = send(open().multiPart("text", "</textarea><script>alert(1)</script>")
                        .multiPart("link", "x\" onfocus=alert(1)"))
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertThat(kept)
                .contains("&lt;/textarea&gt;&lt;script&gt;", "x&quot; onfocus=alert(1)")
                .doesNotContain("<script>");
        assertThat(rows("true")).isZero();
    }

    @Test
    void aBrandThatNoPlanHasIsRefused() {
        Opened form = open("nobody-knows");

        send(form.multiPart("text", "x")).then().statusCode(422).body(containsString("请从列表中选择"));
    }

    @Test
    void nulsLoneSurrogatesAndEndlessTextsBreakNothing() {
        send(open().multiPart("text", "坏\u0000字\ud800符 " + "\ufffe")).then().statusCode(200);
        send(open().multiPart("text", "长".repeat(5_001))).then().statusCode(422);
        send(open().multiPart("text", "x".repeat(100_000))).then().statusCode(413);
        from().contentType("application/json")
                .body("{}")
                .post("/p/report")
                .then()
                .statusCode(415);
    }

    @Test
    void thePageIsChineseUnlessEnglishIsAskedForAndLoadsNothingFromElsewhere() {
        String chinese = from().get("/p/report")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", "no-store")
                .header("Set-Cookie", containsString("HttpOnly; SameSite=Strict"))
                .body(containsString("员工上报"))
                .body(containsString("value=\"" + brand + "\""))
                .extract()
                .asString();
        assertThat(chinese).doesNotContain("src=", "<script", "@import", "url(");
        from().header("Accept-Language", "en-GB,en;q=0.9")
                .get("/p/report")
                .then()
                .body(containsString("Staff report"));
        from().get("/p/report?lang=en").then().body(containsString("Your name (leave empty to stay anonymous)"));
        from().header("Accept-Language", "en")
                .get("/p/report?lang=zh-CN")
                .then()
                .body(containsString("发生了什么"));
        from().header("Accept-Language", "…;q=broken").get("/p/report").then().statusCode(200);
    }

    @Test
    void whileManyPhotosAreWorkedOnAnotherIsAskedToComeAgainAndAReportWithoutIsTaken() {
        Opened form = open();
        busy(
                        PhotoTurns.AT_ONCE,
                        () -> send(
                                form.multiPart("text", "有照片").multiPart("photo", "a.png", Pictures.png(), "image/png")))
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", not(emptyOrNullString()));
        receiptIn(busy(PhotoTurns.AT_ONCE, () -> send(form.again().multiPart("text", "没有照片"))));
    }

    /** Sends while so many photos are being worked on. */
    private Response busy(int photos, Supplier<Response> send) {
        return photos == 0 ? send.get() : turns.take(() -> busy(photos - 1, send));
    }

    /** Within less than a minute there is one minute with more than 30 of 75. */
    @Test
    void aFloodFromOneAddressIsStoppedAndOthersAreNot() {
        String flooding = "203.0.113." + (1 + Math.abs(brand.hashCode()) % 250);
        List<Response> stopped = IntStream.range(0, 75)
                .mapToObj(i -> given().header("X-Forwarded-For", flooding).get("/p/report"))
                .filter(answer -> answer.statusCode() == 429)
                .toList();

        assertThat(stopped).hasSizeBetween(1, 45);
        assertThat(Integer.parseInt(stopped.get(0).getHeader("Retry-After"))).isBetween(1, 60);
        stopped.get(0).then().body(containsString("过于频繁")).body(not(containsString(flooding)));
        open();
    }

    /** Refused by what is announced: nobody waits for 50 MB. */
    @Test
    void whatIsAnnouncedAsHugeIsRefusedBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST /p/report HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\n"
                                    + "Content-Length:"
                                    + " " + (50 << 20) + "\r\n\r\n--x\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    /** A form as a browser has it open. */
    private final class Opened {

        private final String cookie;
        private final String ticket;
        private final String ofBrand;
        private RequestSpecification request;

        Opened(String cookie, String ticket, String ofBrand) {
            this.cookie = cookie;
            this.ticket = ticket;
            this.ofBrand = ofBrand;
            again();
        }

        Opened again() {
            request = from().cookie("langyan-report", cookie)
                    .multiPart("ticket", ticket)
                    .multiPart("brand", ofBrand);
            return this;
        }

        Opened header(String name, String value) {
            request.header(name, value);
            return this;
        }

        Opened multiPart(String name, String value) {
            request.multiPart(name, value, "text/plain; charset=utf-8");
            return this;
        }

        Opened multiPart(String name, String file, byte[] bytes, String type) {
            request.multiPart(Pictures.part(name, file, bytes, type));
            return this;
        }
    }

    private Opened open() {
        return open(brand);
    }

    private Opened open(String ofBrand) {
        Response page = from().get("/p/report").then().statusCode(200).extract().response();
        Matcher ticket = Pattern.compile("name=ticket value=\"([^\"]+)\"").matcher(page.asString());
        assertThat(ticket.find()).isTrue();
        return new Opened(page.cookie("langyan-report"), ticket.group(1), ofBrand);
    }

    private RequestSpecification from() {
        return given().header("X-Forwarded-For", address);
    }

    private static Response send(Opened form) {
        return form.request.post("/p/report");
    }

    private static void refused(Opened form, String why) {
        refused(form, why, "写好的内容");
    }

    private static void refused(Opened form, String why, String text) {
        form.multiPart("text", text);
        refused(form.request, why, text);
    }

    private static void refused(RequestSpecification request, String why) {
        refused(request.multiPart("text", "写好的内容", "text/plain; charset=utf-8"), why, "写好的内容");
    }

    private static void refused(RequestSpecification request, String why, String text) {
        request.post("/p/report")
                .then()
                .statusCode(422)
                .body(containsString(why))
                .body(containsString(text));
    }

    private static String receiptIn(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Matcher receipt = Pattern.compile(FormTicket.RECEIPT).matcher(answer.asString());
        assertThat(receipt.find()).isTrue();
        return receipt.group();
    }

    private List<Signal.StaffReported> signals() {
        return told(Topic.SIGNALS, brand).stream()
                .map(Setup.Told::event)
                .filter(Signal.StaffReported.class::isInstance)
                .map(Signal.StaffReported.class::cast)
                .toList();
    }

    private long rows(String where) {
        return pool.query("select count(*) from staff_report where brand = '" + brand + "' and (" + where + ")")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }
}
