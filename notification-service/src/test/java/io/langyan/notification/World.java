package io.langyan.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A brand of its own with people, channels and a plan, and the ways in and out of the service. */
public final class World {

    private static final Pattern DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final String WORLDS = "langyan.test.worlds";

    final String brand = "b-" + UUID.randomUUID();
    final String drill;
    private final int robot = nextInThisJvm();
    private final String kafka;
    private final TopicWriter writer;
    private final List<String> people = new ArrayList<>();
    private String answersHold = "";

    private World(String kafka, String drill) {
        this.kafka = kafka;
        this.writer = TopicWriter.of(kafka);
        this.drill = drill;
    }

    /** The databases and simulators live as long as the JVM, in which a rerun test is loaded by another class loader. */
    private static int nextInThisJvm() {
        synchronized (System.class) {
            int next = Integer.getInteger(WORLDS, 0) + 1;
            System.setProperty(WORLDS, String.valueOf(next));
            return next;
        }
    }

    static World live(String kafka) {
        return new World(kafka, null);
    }

    static World inDrill(String kafka) {
        return new World(kafka, "drill-" + UUID.randomUUID());
    }

    static RequestSpecification as(String role, String... brands) {
        return given().auth().oauth2(Tokens.of(role, brands)).contentType("application/json");
    }

    static String simulators() {
        return System.getProperty(SimulatorsResource.URL);
    }

    int number() {
        return robot;
    }

    String wecom() {
        return "wecom-" + robot;
    }

    String dingtalk() {
        return "dingtalk-" + robot;
    }

    String sms() {
        return "sms-" + robot;
    }

    /** Its own phone number, for the simulators' messages. */
    String phone() {
        return String.format("138%08d", robot);
    }

    World withChannels() {
        channel(wecom(), "wecom-robot", Map.of(), Map.of("key", "wecom-key-" + robot), true);
        channel(
                dingtalk(),
                "dingtalk-robot",
                Map.of(),
                Map.of("token", "ding-token-" + robot, "secret", "SEC" + robot),
                true);
        channel(
                sms(),
                "aliyun-sms",
                Map.of("sign", "狼烟", "template", "SMS_000000001"),
                Map.of("accessKeyId", "ak", "accessKeySecret", "sk"),
                true);
        return this;
    }

    void channel(String name, String kind, Map<String, String> settings, Map<String, String> secrets, boolean drills) {
        channel(name, kind, simulators(), settings, secrets, drills);
    }

    void channel(
            String name,
            String kind,
            String baseUrl,
            Map<String, String> settings,
            Map<String, String> secrets,
            boolean drills) {
        as("admin")
                .body(Map.of(
                        "kind", kind,
                        "baseUrl", baseUrl,
                        "settings", settings,
                        "secrets", secrets,
                        "drill", drills))
                .put("/api/channels/" + name)
                .then()
                .statusCode(200);
    }

    /** Adds a person of this brand with this world's phone. */
    String person(String name, String role) {
        return person(name, role, phone());
    }

    String person(String name, String role, String phone) {
        return person(name, role, List.of(Map.of("channel", "sms", "value", phone)));
    }

    String person(String name, String role, List<Map<String, String>> contacts) {
        String user = name + "-" + robot;
        String id = as("admin")
                .body(Map.of(
                        "name", name,
                        "user", user,
                        "roles", List.of(role),
                        "brands", List.of(brand),
                        "contacts", contacts))
                .post("/api/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        people.add(id);
        return id;
    }

    /** An SMS channel of this brand only, so that what goes to its people comes through no other test's. */
    World withOwnSms() {
        as("admin")
                .body(Map.of(
                        "kind", "aliyun-sms",
                        "baseUrl", simulators(),
                        "brands", List.of(brand),
                        "settings", Map.of("sign", "狼烟", "template", "SMS_000000001"),
                        "secrets", Map.of("accessKeyId", "ak", "accessKeySecret", "sk")))
                .put("/api/channels/own-sms-" + robot)
                .then()
                .statusCode(200);
        return this;
    }

    /** Proves the phone number of a person with this world's phone, as the person would. */
    void verify(String person) {
        as("admin").post("/api/people/" + person + "/contacts/sms/codes").then().statusCode(202);
        List<String> texts = arrived("aliyun-sms");
        as("admin")
                .body(Map.of("code", digitsIn(texts.get(texts.size() - 1))))
                .post("/api/people/" + person + "/contacts/sms/proofs")
                .then()
                .statusCode(200);
    }

    /** The six digits in a text. */
    static String digitsIn(String text) {
        Matcher digits = DIGITS.matcher(text);
        assertThat(digits.find()).as(text).isTrue();
        return digits.group();
    }

    /** In plans of this brand an answer holds for so long, an ISO-8601 duration; else for ever. */
    World answersHoldFor(String duration) {
        answersHold = "ackExpiresAfter: " + duration;
        return this;
    }

    /** Publishes a plan of this brand with one policy {@code test} of these steps (YAML of each). */
    World withPlan(String onUnknown, int repeat, String mode, String... steps) {
        String yaml =
                """
                name: plan-%s
                mode: %s
                %s
                brands: [{id: %s, name: 测试, names: [测试]}]
                escalation:
                  policies:
                    - {name: test, levels: [L1, L2, L3], repeat: %d, steps: [%s]}
                    - {name: listener, levels: [watch, warn], steps: [{after: PT0S, roles: [listener], channels: [%s]}]}
                  onUnknownOutcome: %s
                  %s
                """
                        .formatted(
                                brand,
                                mode,
                                drill == null ? "" : "drill: " + drill,
                                brand,
                                repeat,
                                String.join(", ", steps),
                                wecom(),
                                onUnknown,
                                answersHold);
        var plan = PlanFile.parse(yaml);
        send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
        return this;
    }

    /** A plan before all others whose people have no channel. */
    void withQuietPlan() {
        var plan = PlanFile.parse(
                """
                name: a-quiet-plan
                mode: live
                brands: [{id: quiet, name: 静, names: [静]}]
                escalation:
                  policies:
                    - {name: test, levels: [L1, L2, L3], steps: [{after: PT0S, roles: [listener], channels: [nowhere]}]}
                    - {name: listener, levels: [watch, warn], steps: [{after: PT0S, roles: [listener], channels: [nowhere]}]}
                """);
        send(Topic.PLANS, plan.name(), new PlanPublished(plan.name(), 7, plan, "test", Instant.now()));
    }

    static String step(String after, String role, String... channels) {
        return "{after: " + after + ", roles: [" + role + "], channels: [" + String.join(", ", channels) + "]}";
    }

    UUID page(Level level, String... roles) {
        return page(UUID.randomUUID(), null, level, "opened", "电池自燃，用户要求召回", roles);
    }

    UUID page(UUID incident, UUID crisis, Level level, String why, String title, String... roles) {
        UUID page = UUID.randomUUID();
        send(
                Topic.INCIDENTS,
                incident.toString(),
                new PageRequested(
                        incident,
                        brand,
                        page,
                        crisis,
                        level,
                        List.of(roles),
                        "test",
                        why,
                        title,
                        Map.of("spread", "100001"),
                        Instant.now()));
        return page;
    }

    /** Without waiting for one after the other, so that they come together. */
    void sendAll(List<? extends IncidentEvent> events) {
        writer.together(events.stream()
                .map(event -> record(Topic.INCIDENTS, event.incidentId().toString(), event))
                .toList());
    }

    void sendAll(Topic topic, String key, List<? extends Event> events) {
        writer.together(events.stream().map(event -> record(topic, key, event)).toList());
    }

    PageRequested request(UUID incident, Level level, String title, String role) {
        return new PageRequested(
                incident,
                brand,
                UUID.randomUUID(),
                UUID.randomUUID(),
                level,
                List.of(role),
                "test",
                "opened",
                title,
                Map.of("spread", "100001"),
                Instant.now());
    }

    void send(Topic topic, String key, Event event) {
        writer.write(record(topic, key, event));
    }

    private ProducerRecord<String, byte[]> record(Topic topic, String key, Event event) {
        return TopicWriter.record(topic, key, event, brand, drill);
    }

    /** What was told of a page on {@code pushes}, in order. */
    List<PushEvent> told(UUID page) {
        return read("pushes").stream()
                .filter(record -> page.toString().equals(record.key()))
                .map(EventCodec::decode)
                .map(decoded -> (PushEvent) ((EventCodec.Known) decoded).event())
                .toList();
    }

    /** What was told of all pages of this brand, those of each page in order. */
    List<PushEvent> toldOfAll() {
        return read("pushes").stream()
                .map(EventCodec::decode)
                .map(decoded -> (PushEvent) ((EventCodec.Known) decoded).event())
                .filter(event -> brand.equals(event.brand()))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> read(String topic) {
        return TopicReader.of(kafka, topic).all();
    }

    /** The same record once more, as a broker delivers it after a crash. */
    void again(ConsumerRecord<String, byte[]> record) {
        writer.write(new ProducerRecord<>(record.topic(), null, null, record.key(), record.value(), record.headers()));
    }

    /** What the other services were last told of a person. */
    List<String> onDuty(String person) {
        return read("people").stream()
                .filter(record -> person.equals(record.key()))
                .map(EventCodec::decode)
                .map(decoded -> ((io.langyan.events.v1.PersonChanged) ((EventCodec.Known) decoded).event()).onDuty())
                .reduce(List.of(), (first, second) -> second);
    }

    JsonPath view(UUID page) {
        return as("viewer").get("/api/pages/" + page).then().extract().jsonPath();
    }

    /** Texts that arrived at this world's robot or phone. */
    List<String> arrived(String channel) {
        String account = channel.equals("wecom-robot") ? "wecom-key-" + robot : "ding-token-" + robot;
        List<Map<String, Object>> items = given().baseUri(simulators())
                .queryParam("channel", channel)
                .get("/sim/messages")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> channel.equals("aliyun-sms")
                        ? item.get("to").equals(List.of(phone()))
                        : item.get("account").equals("…" + account.substring(account.length() - 4)))
                .map(item -> (String) item.get("text"))
                .toList();
    }

    static void fault(Map<String, Object> fault) {
        int status = given().baseUri(simulators())
                .contentType("application/json")
                .body(fault)
                .post("/sim/faults")
                .statusCode();
        assertThat(status).isEqualTo(202);
    }
}
