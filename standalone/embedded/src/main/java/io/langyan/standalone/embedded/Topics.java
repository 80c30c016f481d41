package io.langyan.standalone.embedded;

import io.langyan.events.v1.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Makes the topics of the contracts, each with its dead-letter topic, as the contracts say they are kept. */
public final class Topics {

    private static final String FOREVER = "-1";
    private static final String DEAD_LETTERS_KEPT = String.valueOf(30L * 24 * 60 * 60 * 1000);

    private Topics() {}

    /** Creates what is missing and brings the keeping of what exists up to date; doing it again changes nothing. */
    public static void create(String bootstrapServers) {
        List<NewTopic> wanted = wanted();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "60000"))) {
            Set<String> present = new HashSet<>(admin.listTopics().names().get());
            admin.createTopics(wanted.stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .toList())
                    .all()
                    .get();
            admin.incrementalAlterConfigs(wanted.stream()
                            .filter(topic -> present.contains(topic.name()))
                            .collect(Collectors.toMap(Topics::resource, Topics::settings)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new EmbeddedServerException(
                    "Kafka's topics cannot be created: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while Kafka's topics were created.", e);
        }
    }

    static List<NewTopic> wanted() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            Map<String, String> keeping = new HashMap<>();
            keeping.put("cleanup.policy", topic.compacted() ? "compact" : "delete");
            keeping.put(
                    "retention.ms",
                    topic.retention()
                            .map(kept -> String.valueOf(kept.toMillis()))
                            .orElse(FOREVER));
            topics.add(new NewTopic(topic.topicName(), topic.partitions(), (short) 1).configs(keeping));
            topics.add(new NewTopic(topic.deadLetterName(), 1, (short) 1)
                    .configs(Map.of("cleanup.policy", "delete", "retention.ms", DEAD_LETTERS_KEPT)));
        }
        return topics;
    }

    private static ConfigResource resource(NewTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static List<AlterConfigOp> settings(NewTopic topic) {
        return topic.configs().entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }
}
