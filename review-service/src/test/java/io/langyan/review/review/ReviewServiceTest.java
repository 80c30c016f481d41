package io.langyan.review.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent.IncidentReopened;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.ReviewEvent.ReviewDrafted;
import io.langyan.events.v1.ReviewEvent.ReviewDue;
import io.langyan.events.v1.ReviewEvent.ReviewSigned;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.review.report.Story;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service against a real PostgreSQL and a real Kafka. Each test has a brand of its own. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReviewServiceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    AnnounceDueReviews announce;

    private final String brand = "brand-" + UUID.randomUUID();
    private final Story story = new Story(brand, Instant.parse("2026-11-20T01:00:00Z"));
    private final Said others = new Said(brand, null);

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void aClosedIncidentIsDraftedAtOnceAndDueInThreeWorkingDays() {
        // Given
        String opening = incident(story.opened());
        incident(story.changed(story.clock("fact-check", "met", 60, 45L), 45));
        incident(story.said("statement", 60));

        // When
        String closing = incident(story.closed(300));

        // Then
        String id = draft(story);
        as("viewer")
                .get("/api/reviews/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("incidentId", equalTo(story.incident.toString()))
                .body("dueOn", equalTo("2026-11-25"))
                .body("dueAt", equalTo("2026-11-25T15:59:59Z"))
                .body("dueSure", equalTo(true))
                .body("countsForKpis", equalTo(true))
                .body("report.cause", equalTo("电芯批次缺陷"))
                .body("report.timeliness[0].clock", equalTo("fact-check"))
                .body("report.timeliness[0].plannedSeconds", equalTo(3600))
                .body("report.timeliness[0].realSeconds", equalTo(2700))
                .body("report.timeliness[0].outcome", equalTo("met"))
                .body("report.timeliness[0].sources", hasItem(opening))
                .body(
                        "report.timeline.type",
                        hasItems("incident.opened", "clock.changed", "statement.published", "incident.closed"))
                .body("report.timeline.source", hasItem(closing))
                .body("report.gaps.kind", hasItem("nobody-pushed"));
        await().atMost(SOON).untilAsserted(() -> assertThat(said(id)).hasExactlyElementsOfTypes(ReviewDrafted.class));
    }

    @Test
    void factsThatComeLateCompleteTheDraft() {
        // Given
        incident(story.opened());
        incident(story.said("statement", 60));
        incident(story.closed(300));
        String id = draft(story);

        // When
        push(story.acknowledged(story.opening.plusSeconds(300)));
        push(story.pushed(story.opening.plusSeconds(2)));
        push(story.paged(story.opening.plusSeconds(1)));
        crisis(story.graded(59, 60_000));
        crisis(story.graded(170, 15_000));

        // Then
        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get("/api/reviews/" + id)
                .then()
                .statusCode(200)
                .body("report.paging.firstPushSeconds", equalTo(2))
                .body("report.paging.firstAckSeconds", equalTo(300))
                .body("report.effects[0].before", equalTo(60_000))
                .body("report.effects[0].after", equalTo(15_000))
                .body("report.effects[0].changePercent", equalTo(-75))
                .body("report.gaps.kind", not(hasItem("nobody-pushed"))));
        assertThat(said(id)).as("told once").hasExactlyElementsOfTypes(ReviewDrafted.class);
    }

    @Test
    void aPageThatBeganBeforeTheIncidentBelongsToIt() {
        // Given
        UUID page = story.page;
        push(new io.langyan.events.v1.PushEvent.PageOpened(
                page,
                brand,
                null,
                story.crisis,
                io.langyan.events.v1.Level.WARN,
                "warn",
                List.of("listener"),
                story.minute(-20),
                null,
                null));
        push(new io.langyan.events.v1.PushEvent.Pushed(
                page, brand, null, UUID.randomUUID(), null, "wecom-robot", 1, "sent", story.minute(-19)));

        // When
        incident(story.opened());
        incident(story.closed(300));

        // Then
        String id = draft(story);
        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get("/api/reviews/" + id)
                .then()
                .body("report.paging.pages", equalTo(1))
                .body("report.paging.pushes", equalTo(1))
                .body("report.paging.firstPushSeconds", equalTo(0)));
    }

    @Test
    void anEventDeliveredTwiceCountsOnce() {
        incident(story.opened());
        push(story.paged(story.opening));
        var pushed = story.pushed(story.opening.plusSeconds(2));
        String id = others.say(story.page.toString(), pushed);
        others.repeat(id, story.page.toString(), pushed);
        incident(story.closed(300));

        String review = draft(story);
        await().atMost(SOON)
                .untilAsserted(() ->
                        as("viewer").get("/api/reviews/" + review).then().body("report.paging.pushes", equalTo(1)));
    }

    @Test
    void aSignedReviewStaysAsItIs() {
        // Given
        incident(story.opened());
        incident(story.closed(300));
        String id = draft(story);

        // When
        as("commander")
                .contentType(ContentType.JSON)
                .body("{\"comment\":\"同意\",\"revision\":1}")
                .post("/api/reviews/" + id + "/signatures")
                .then()
                .statusCode(201)
                .body("state", equalTo("signed"))
                .body("signatures[0].by", equalTo("commander"))
                .body("signatures[0].comment", equalTo("同意"))
                .body("signatures[0].reportHash", startsWith("sha256:"));

        // Then
        push(story.paged(story.opening));
        push(story.pushed(story.opening));
        Story other = new Story(brand, story.opening);
        others.say(other.incident.toString(), other.opened());
        others.say(other.page.toString(), other.paged(other.opening));
        others.say(other.incident.toString(), other.closed(10));
        String otherId = draft(other);
        await().atMost(SOON)
                .untilAsserted(() ->
                        as("viewer").get("/api/reviews/" + otherId).then().body("report.paging.pages", equalTo(1)));
        as("viewer")
                .get("/api/reviews/" + id)
                .then()
                .body("revision", equalTo(1))
                .body("report.paging.pages", equalTo(0));
        await().atMost(SOON).untilAsserted(() -> assertThat(said(id))
                .hasExactlyElementsOfTypes(ReviewDrafted.class, ReviewSigned.class));
    }

    @Test
    void nobodySignsWhatHeHasNotRead() {
        incident(story.opened());
        incident(story.closed(300));
        String id = draft(story);
        push(story.paged(story.opening));
        await().atMost(SOON)
                .untilAsserted(
                        () -> as("viewer").get("/api/reviews/" + id).then().body("revision", equalTo(2)));

        as("commander")
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON)
                .body("{\"revision\":1}")
                .post("/api/reviews/" + id + "/signatures")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://langyan.io/problems/review-changed"))
                .body("revision", equalTo(2));
    }

    @Test
    void nobodySignsTwice() {
        incident(story.opened());
        incident(story.closed(300));
        String id = draft(story);
        sign(id).then().statusCode(201);

        sign(id).then().statusCode(409).body("type", equalTo("https://langyan.io/problems/review-already-signed"));
    }

    @Test
    void signingAgainUnderTheSameKeyGivesTheSameAnswer() {
        incident(story.opened());
        incident(story.closed(300));
        String id = draft(story);
        String key = UUID.randomUUID().toString();

        for (int attempt = 0; attempt < 2; attempt++) {
            as("commander")
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/reviews/" + id + "/signatures")
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("signed"));
        }
    }

    @Test
    void reopenedAndClosedAgainItIsDraftedAnewWithANewDay() {
        // Given
        incident(story.opened());
        incident(story.closed(300));
        String id = draft(story);

        // When
        incident(new IncidentReopened(story.incident, brand, "commander", "回访未解决", story.minute(400)));
        incident(story.closed(5 * 24 * 60));

        // Then
        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get("/api/reviews/" + id)
                .then()
                .body("dueOn", equalTo("2026-11-30"))
                .body("report.timeline.type", hasItem("incident.reopened")));
        as("viewer").get("/api/reviews?incident=" + story.incident).then().body("items", hasSize(1));
    }

    @Test
    void afterASignedReviewAnotherClosingMakesAnotherReview() {
        incident(story.opened());
        incident(story.closed(300));
        sign(draft(story)).then().statusCode(201);

        incident(story.closed(900));

        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get("/api/reviews?incident=" + story.incident)
                .then()
                .body("items", hasSize(2))
                .body("items[0].state", equalTo("draft"))
                .body("items[1].state", equalTo("signed")));
    }

    @Test
    void aDrillIsMarkedAndCountsForNothing() {
        try (Said drill = new Said(brand, "spring-2026")) {
            drill.say(story.incident.toString(), story.opened());
            drill.say(story.incident.toString(), story.closed(300));
        }

        String id = draft(story);
        as("viewer")
                .get("/api/reviews/" + id)
                .then()
                .body("drill", equalTo("spring-2026"))
                .body("countsForKpis", equalTo(false));
        as("viewer").get("/api/reviews?brand=" + brand + "&drill=false").then().body("items", empty());
        as("viewer").accept("text/markdown").get("/api/reviews/" + id).then().body(startsWith("# 【演练】"));
    }

    @Test
    void thePlanSaysWhenItIsDue() {
        // Given
        Plan plan = PlanFile.parse(PlanFile.defaultText()
                .replace("name: default", "name: " + brand)
                .replace("id: langyan,", "id: " + brand + ",")
                .replace("dueWorkingDays: 3", "dueWorkingDays: 1"));
        others.say(brand, new PlanPublished(brand, 1, plan, "admin", Instant.now()));

        // When, Then: the plan may come after the incident, so tell of incidents until it is known
        await().atMost(SOON).untilAsserted(() -> {
            Story next = new Story(brand, story.opening);
            others.say(next.incident.toString(), next.opened());
            others.say(next.incident.toString(), next.closed(300));
            as("viewer").get("/api/reviews/" + draft(next)).then().body("dueOn", equalTo("2026-11-23"));
        });
    }

    @Test
    void aYearWithoutACalendarIsSaid() {
        Story december = new Story(brand, Instant.parse("2026-12-31T01:00:00Z"));
        others.say(december.incident.toString(), december.opened());
        others.say(december.incident.toString(), december.closed(60));

        as("viewer")
                .get("/api/reviews/" + draft(december))
                .then()
                .body("dueOn", equalTo("2027-01-05"))
                .body("dueSure", equalTo(false))
                .body("report.gaps.kind", hasItem("calendar-missing"));
    }

    @Test
    void aReviewNobodySignedInTimeIsToldOnce() throws Throwable {
        // Given
        incident(story.opened());
        incident(story.closed(300));
        String id = draft(story);
        Instant dayAfter = Instant.parse("2026-11-25T16:00:00Z");

        // When
        VertxContextSupport.subscribeAndAwait(() -> announce.at(dayAfter.minusSeconds(2)));
        assertThat(said(id)).noneMatch(ReviewDue.class::isInstance);
        VertxContextSupport.subscribeAndAwait(() -> announce.at(dayAfter));
        VertxContextSupport.subscribeAndAwait(() -> announce.at(dayAfter.plusSeconds(60)));

        // Then
        sign(id).then().statusCode(201);
        await().atMost(SOON).untilAsserted(() -> assertThat(said(id))
                .hasExactlyElementsOfTypes(ReviewDrafted.class, ReviewDue.class, ReviewSigned.class));
    }

    @Test
    void itIsReadAsMarkdownAndAsAPageInTheLanguageAsked() {
        incident(story.opened());
        incident(story.closed(300));
        String id = draft(story);

        as("viewer")
                .accept("text/markdown")
                .get("/api/reviews/" + id)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/markdown"))
                .header("Content-Language", "zh-CN")
                .body(containsString("## 时效"));
        as("viewer")
                .accept("text/html")
                .header("Accept-Language", "en-GB, zh;q=0.5")
                .get("/api/reviews/" + id)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Language", "en")
                .body(containsString("<h2>Timeliness</h2>"));
    }

    @Test
    void aListIsPagedNewestFirst() {
        for (int i = 0; i < 3; i++) {
            Story one = new Story(brand, story.opening);
            others.say(one.incident.toString(), one.opened());
            others.say(one.incident.toString(), one.closed(300));
            draft(one);
        }

        var first = as("viewer")
                .get("/api/reviews?limit=2&brand=" + brand)
                .then()
                .body("items", hasSize(2))
                .body("items[0].report", nullValue())
                .extract()
                .jsonPath();
        var second = as("viewer")
                .get("/api/reviews?limit=2&brand=" + brand + "&cursor=" + first.getString("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue())
                .extract()
                .jsonPath();

        List<String> ids = new java.util.ArrayList<>(first.getList("items.id"));
        ids.addAll(second.getList("items.id"));
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void onlyTheRightPeopleReadAndSign() {
        incident(story.opened());
        incident(story.closed(300));
        String path = "/api/reviews/" + draft(story);

        given().get(path).then().statusCode(401).contentType("application/problem+json");
        as("ingest").get(path).then().statusCode(403).contentType("application/problem+json");
        for (String reader : List.of("viewer", "analyst", "publisher", "legal", "commander", "admin", "app")) {
            as(reader).get(path).then().statusCode(200);
        }
        given().auth()
                .oauth2(Tokens.of("viewer", "somebody-else"))
                .get(path)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("viewer", "somebody-else"))
                .get("/api/reviews?brand=" + brand)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("viewer", "somebody-else"))
                .get("/api/reviews?incident=" + story.incident)
                .then()
                .statusCode(200)
                .body("items", empty());
        for (String other : List.of("viewer", "analyst", "publisher", "legal", "admin", "app")) {
            as(other)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(path + "/signatures")
                    .then()
                    .statusCode(403);
        }
        given().auth()
                .oauth2(Tokens.of("commander", "somebody-else"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path + "/signatures")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("commander", brand))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path + "/signatures")
                .then()
                .statusCode(201);
    }

    @Test
    void whatIsNotThereOrNotAskedRightIsRefused() {
        as("viewer")
                .get("/api/reviews/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("https://langyan.io/problems/review-not-found"));
        as("viewer").get("/api/reviews/not-an-id").then().statusCode(404);
        as("viewer").get("/api/reviews?limit=0").then().statusCode(400).contentType("application/problem+json");
        as("viewer").get("/api/reviews?cursor=rubbish").then().statusCode(400);
        as("viewer")
                .get("/api/reviews?state=lost")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://langyan.io/problems/bad-state"));
        as("commander")
                .contentType(ContentType.JSON)
                .body("{\"comment\":\"" + "x".repeat(2001) + "\"}")
                .post("/api/reviews/" + UUID.randomUUID() + "/signatures")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void itDescribesItself() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItems("/api/reviews", "/api/reviews/{id}", "/api/reviews/{id}/signatures"));
    }

    private io.restassured.response.Response sign(String id) {
        return as("commander").contentType(ContentType.JSON).body("{}").post("/api/reviews/" + id + "/signatures");
    }

    private String incident(Event event) {
        return others.say(story.incident.toString(), event);
    }

    private void push(Event event) {
        others.say(story.page.toString(), event);
    }

    private void crisis(Event event) {
        others.say(story.crisis.toString(), event);
    }

    /** Waits for the review of the story and answers its id. */
    private static String draft(Story of) {
        return await().atMost(SOON)
                .until(
                        () -> as("viewer")
                                .get("/api/reviews?incident=" + of.incident)
                                .jsonPath()
                                .getString("items[0].id"),
                        id -> id != null);
    }

    private static List<Event> said(String review) {
        return Said.heard(Topic.REVIEWS, review);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role));
    }
}
