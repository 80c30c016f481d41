package io.langyan.monitoring;

import static io.restassured.RestAssured.given;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Topic;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.standalone.embedded.test.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the service tests share: a brand of their own each, tokens, and the topics as others see them. */
public final class Setup {

    /** Generous: the machine of a build has better things to do than this test. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private Setup() {}

    /** A record as another service receives it. */
    public record Told(String id, String brand, String drill, Integer planVersion, Event event) {}

    public static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 8);
    }

    public static String token(String role, String... brands) {
        return Tokens.of(role, brands);
    }

    /** Publishes a plan with one brand and waits until monitoring listens for it. */
    public static void protect(String brand, String name) {
        protect(brand, name, 1, null);
    }

    public static void protect(String brand, String name, int version, String drill) {
        Plan plan = PlanFile.parse(
                """
                name: plan-%s
                %s
                brands:
                  - {id: %s, name: %s, names: [%s], ownAccounts: ["weibo:%s官方"], media: [晚报]}
                monitoring:
                  platforms:
                    - {platform: weibo, core: true, expectedInterval: PT5M}
                    - {platform: wechat-mp, core: true, expectedInterval: PT10M}
                  negativeTags: [投诉, 避雷]
                grading:
                  levels: []
                """
                        .formatted(
                                brand,
                                drill == null ? "" : "drill: " + drill + "\ntimeScale: 60",
                                brand,
                                name,
                                name,
                                name));
        publish(new PlanPublished("plan-" + brand, version, plan, "test", Instant.now()));
        Awaitility.await().atMost(PATIENCE).until(() -> given().auth()
                .oauth2(token("viewer"))
                .get("/api/watch-rules/from-plans?brand=" + brand)
                .jsonPath()
                .getList("items.planVersion")
                .contains(version));
    }

    private static void publish(PlanPublished plan) {
        send(plan.name(), plan);
    }

    /** Writes an event that concerns all brands, as another service would. */
    public static void send(String key, Event event) {
        EventCodec.Encoded encoded = EventCodec.encode(
                new Envelope(
                        UUID.randomUUID().toString(),
                        EventTypes.nameOf(event.getClass()),
                        "test",
                        Instant.now(),
                        Envelope.ALL_BRANDS,
                        null,
                        null),
                event);
        send(new ProducerRecord<>(
                Topic.of(event.getClass()).topicName(), null, key, encoded.value(), encoded.headers()));
    }

    public static void send(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(broker(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record);
        }
    }

    /** Everything that was told about a brand so far. */
    public static List<Told> told(Topic topic, String brand) {
        List<Told> told = new ArrayList<>();
        read(topic.topicName()).forEach(record -> {
            if (EventCodec.decode(record) instanceof EventCodec.Known known
                    && known.envelope().brand().equals(brand)) {
                told.add(new Told(
                        known.envelope().id(),
                        brand,
                        known.envelope().drill(),
                        known.envelope().planVersion(),
                        known.event()));
            }
        });
        return told;
    }

    /** All records of a topic, as they lie there. */
    public static List<org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]>> read(String topic) {
        List<org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(broker(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    public static Map<String, Object> broker() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    public static String observation(String platform, String id, String text, Instant observedAt, String counters) {
        return """
                {"platform":"%s","externalId":"%s","text":"%s","observedAt":"%s","publishedAt":"%s",\
                "author":{"id":"u-%s","name":"路人"},"counters":%s,"source":"crawler-1"}"""
                .formatted(platform, id, text, observedAt, observedAt.minusSeconds(600), id, counters);
    }

    /** Waits until the ledger holds so many samples of the brand. */
    public static void awaitSamples(String brand, int samples) {
        Awaitility.await().atMost(PATIENCE).until(() -> stats(brand, "samples") >= samples);
    }

    public static long stats(String brand, String what) {
        return given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions/stats?brand=" + brand)
                .jsonPath()
                .getLong(what);
    }

    public static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
