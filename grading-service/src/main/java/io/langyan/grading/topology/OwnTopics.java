package io.langyan.grading.topology;

import io.langyan.events.v1.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.jboss.logging.Logger;

/**
 * Topics between the steps of grading, its own business: made when missing, with as many partitions as {@code mentions}. The topology
 * starts once they are there.
 */
@ApplicationScoped
class OwnTopics {

    /** New mentions, and commands that regroup stories, key brand. */
    static final String UNFORMED = "grading-unformed";

    /** The story of each mention, key brand:platform:externalId, compacted. */
    static final String MEMBERSHIPS = "grading-memberships";

    /** Samples, commands, and samples that move from story to story, key storyId. */
    static final String SAMPLES = "grading-samples";

    private static final Logger LOG = Logger.getLogger(OwnTopics.class);

    private static final String TIME = "message.timestamp.type";

    /** After a day of standstill, what is caught up was said more than a day ago. */
    private static final String WHEN_IT_CAME = "LogAppendTime";

    private static final Map<String, String> A_DAY = Map.of(
            "cleanup.policy", "delete", "retention.ms", String.valueOf(TimeUnit.DAYS.toMillis(1)), TIME, WHEN_IT_CAME);

    private static final Map<String, Map<String, String>> KEEPING =
            Map.of(UNFORMED, A_DAY, SAMPLES, A_DAY, MEMBERSHIPS, Map.of("cleanup.policy", "compact"));

    private final Map<String, Object> broker;
    private final ScheduledExecutorService retry = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "grading-own-topics");
        thread.setDaemon(true);
        return thread;
    });

    OwnTopics(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    void start(@Observes StartupEvent event) {
        retry.execute(this::create);
    }

    void stop(@Observes ShutdownEvent event) {
        retry.shutdownNow();
    }

    private void create() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            int partitions = partitions(admin, present);
            List<NewTopic> missing = KEEPING.entrySet().stream()
                    .filter(topic -> !present.contains(topic.getKey()))
                    .map(topic -> new NewTopic(topic.getKey(), Optional.of(partitions), Optional.empty())
                            .configs(topic.getValue()))
                    .toList();
            admin.createTopics(missing).all().get();
            keepFromWhenItCame(admin, present);
            LOG.debugf("made %s", missing.stream().map(NewTopic::name).collect(Collectors.joining(" ")));
        } catch (ExecutionException | IllegalStateException | org.apache.kafka.common.KafkaException notYet) {
            LOG.infof("topics cannot be made yet: %s", notYet.getMessage());
            retry.schedule(this::create, 1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int partitions(Admin admin, Set<String> present) throws ExecutionException, InterruptedException {
        String mentions = Topic.MENTIONS.topicName();
        if (!present.contains(mentions)) {
            throw new IllegalStateException("there is no topic " + mentions);
        }
        return admin.describeTopics(List.of(mentions))
                .allTopicNames()
                .get()
                .get(mentions)
                .partitions()
                .size();
    }

    /** Those that an earlier version made; what else an installation has set of them stays. */
    private static void keepFromWhenItCame(Admin admin, Set<String> present) {
        Collection<AlterConfigOp> change =
                List.of(new AlterConfigOp(new ConfigEntry(TIME, WHEN_IT_CAME), AlterConfigOp.OpType.SET));
        Map<ConfigResource, Collection<AlterConfigOp>> changes = Stream.of(UNFORMED, SAMPLES)
                .filter(present::contains)
                .collect(Collectors.toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic), topic -> change));
        admin.incrementalAlterConfigs(changes).all().toCompletionStage().whenComplete((done, refused) -> {
            if (refused != null) {
                LOG.warnf("topics keep as they did before: %s", refused.getMessage());
            }
        });
    }
}
