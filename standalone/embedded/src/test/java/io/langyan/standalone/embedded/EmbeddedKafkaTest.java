package io.langyan.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.events.v1.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final TopicPartition PLANS = new TopicPartition("plans", 0);

    @TempDir
    Path home;

    @Test
    void everyTopicIsMadeAsTheContractsSayAndMakingThemAgainChangesNothing() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home, 0)) {
            // When
            Topics.create(kafka.bootstrapServers());

            // Then
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                Set<String> names = admin.listTopics().names().get();
                for (Topic topic : Topic.values()) {
                    assertThat(names).contains(topic.topicName(), topic.deadLetterName());
                    assertThat(partitions(admin, topic)).isEqualTo(topic.partitions());
                    assertThat(setting(admin, topic, "cleanup.policy"))
                            .isEqualTo(topic.compacted() ? "compact" : "delete");
                }
                assertThat(setting(admin, Topic.INTAKE, "retention.ms")).isEqualTo("86400000");
            }
        }
    }

    @Test
    void aBrokerThatWasKilledComesBackWithEveryRecord() throws Exception {
        // Given
        Process broker = startProcess();
        List<String> sent = send(100);
        broker.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        // When
        Process again = startProcess();
        try {
            // Then
            assertThat(read(sent.size())).isEqualTo(sent);
        } finally {
            again.destroy();
            assertThat(again.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What is left running would keep the directory locked. */
    @Test
    @Timeout(120)
    void aBrokerWhosePortIsTakenLeavesNothingRunning() throws IOException {
        // Given
        try (ServerSocket taken = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(home, taken.getLocalPort()))
                    .hasRootCauseInstanceOf(BindException.class);
        }

        // When
        EmbeddedKafka again = EmbeddedKafka.start(home, 0);

        // Then
        assertThat(again.bootstrapServers()).startsWith("127.0.0.1:");
        again.close();
    }

    private int port;

    private Process startProcess() throws IOException {
        port = Ports.free();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaMain.class.getName(),
                        home.toString(),
                        String.valueOf(port),
                        String.valueOf(Ports.free()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        assertThat(output.lines().anyMatch(line -> line.startsWith("Kafka is ready")))
                .isTrue();
        return process;
    }

    private List<String> send(int count) throws Exception {
        List<String> sent = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", servers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(PLANS.topic(), "plan-" + i, "v" + i))
                        .get(30, TimeUnit.SECONDS);
                sent.add("v" + i);
            }
        }
        return sent;
    }

    private List<String> read(int count) {
        List<String> received = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers()), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PLANS));
            consumer.seekToBeginning(List.of(PLANS));
            for (int polls = 0; received.size() < count && polls < 30; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> received.add(record.value()));
            }
        }
        return received;
    }

    private String servers() {
        return "127.0.0.1:" + port;
    }

    private static int partitions(Admin admin, Topic topic) throws Exception {
        return admin.describeTopics(List.of(topic.topicName()))
                .allTopicNames()
                .get()
                .get(topic.topicName())
                .partitions()
                .size();
    }

    private static String setting(Admin admin, Topic topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }
}
