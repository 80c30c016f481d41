package io.langyan.events.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code asyncapi.yaml} describes the topics as they are. */
class AsyncApiTest {

    private static JsonNode api;

    @BeforeAll
    static void read() throws IOException {
        api = Contracts.yaml("/asyncapi.yaml");
    }

    @Test
    void everyTopicIsAChannelAndNothingElse() {
        Set<String> addresses = new TreeSet<>();
        api.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));

        assertThat(addresses)
                .isEqualTo(Arrays.stream(Topic.values())
                        .map(Topic::topicName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(value = Topic.class, mode = EnumSource.Mode.EXCLUDE, names = "INTAKE")
    void aChannelCarriesTheRecordsOfItsTopic(Topic topic) {
        JsonNode channel = channelOf(topic);

        Set<String> names = new TreeSet<>();
        channel.path("messages")
                .forEach(message -> names.add(
                        resolve(message.path("$ref").asText()).path("name").asText()));

        assertThat(names).isEqualTo(new TreeSet<>(topic.types().keySet()));
        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(topic.partitions());
    }

    @ParameterizedTest
    @MethodSource("io.langyan.events.v1.Contracts#types")
    void aMessagePointsAtItsSchemaAndWearsTheEnvelope(Map.Entry<String, Class<? extends Event>> type) {
        JsonNode message = api.at("/components/messages/" + type.getValue().getSimpleName());

        assertThat(message.path("name").asText()).isEqualTo(type.getKey());
        assertThat(message.at("/payload/$ref").asText()).isEqualTo("./schemas/" + type.getKey() + ".json");
        assertThat(message.at("/traits/0/$ref").asText()).isEqualTo("#/components/messageTraits/envelope");
        assertThat(message.at("/bindings/kafka/key/description").asText()).isNotBlank();
    }

    @Test
    void noReferencePointsNowhere() {
        List<String> broken = api.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("#")
                        ? resolve(reference).isMissingNode()
                        : !Contracts.exists("/" + reference.replaceFirst("^\\./", "")))
                .toList();

        assertThat(broken).isEmpty();
    }

    /** One principal writes a topic. */
    @Test
    void oneServiceWritesEachTopic() {
        Map<String, Set<String>> writers = new TreeMap<>();
        api.path("operations").forEach(operation -> {
            if (operation.path("action").asText().equals("send")) {
                writers.computeIfAbsent(operation.at("/channel/$ref").asText(), any -> new TreeSet<>())
                        .add(operation.at("/tags/0/name").asText());
            }
        });

        assertThat(writers).hasSize(Topic.values().length - 1);
        assertThat(writers.values()).allSatisfy(services -> assertThat(services).hasSize(1));
    }

    @Test
    void theEnvelopeNamesTheHeadersOfAnEnvelope() {
        JsonNode headers = api.at("/components/messageTraits/envelope/headers/properties");

        assertThat(headers.fieldNames())
                .toIterable()
                .contains(
                        "ce_id",
                        "ce_type",
                        "ce_source",
                        "ce_specversion",
                        "ce_time",
                        "ce_brand",
                        "ce_drill",
                        "ce_planversion");
    }

    private static JsonNode channelOf(Topic topic) {
        for (JsonNode channel : api.path("channels")) {
            if (channel.path("address").asText().equals(topic.topicName())) {
                return channel;
            }
        }
        throw new AssertionError("no channel for " + topic);
    }

    private static JsonNode resolve(String reference) {
        return api.at(reference.substring(1));
    }
}
