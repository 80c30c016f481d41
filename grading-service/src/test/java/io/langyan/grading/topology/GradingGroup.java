package io.langyan.grading.topology;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The consumer group of the stream, as the broker knows it. */
final class GradingGroup implements AutoCloseable {

    private static final String NAME = "langyan-grading";

    private final Admin admin;

    GradingGroup(String servers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    /** Threads that grade, each by the id it has for as long as it lives. */
    Set<String> threads() throws ExecutionException, InterruptedException {
        return grading().stream().map(MemberDescription::consumerId).collect(Collectors.toSet());
    }

    /** How many processes these threads are of: a client id names the process, then the thread. */
    long processes() throws ExecutionException, InterruptedException {
        return grading().stream()
                .map(thread -> thread.clientId().replaceAll("-StreamThread-.*", ""))
                .distinct()
                .count();
    }

    private List<MemberDescription> grading() throws ExecutionException, InterruptedException {
        return members().stream()
                .filter(thread -> thread.assignment().topicPartitions().stream().anyMatch(GradingGroup::ofSamples))
                .toList();
    }

    /** Nobody before the first has joined. */
    private Collection<MemberDescription> members() throws ExecutionException, InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(NAME))
                    .all()
                    .get()
                    .get(NAME)
                    .members();
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw refused;
        }
    }

    /** How many samples were read for good: nobody reads them again. */
    long committed() throws ExecutionException, InterruptedException {
        return offsets().values().stream().mapToLong(Long::longValue).sum();
    }

    /** All that was sent to be graded is read for good. */
    boolean hasReadAll() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> read = offsets();
        Map<TopicPartition, OffsetSpec> newest =
                read.keySet().stream().collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
        return admin.listOffsets(newest).all().get().entrySet().stream()
                .allMatch(end -> end.getValue().offset() == read.get(end.getKey()));
    }

    private Map<TopicPartition, Long> offsets() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(NAME).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(offset -> ofSamples(offset.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, offset -> offset.getValue().offset()));
    }

    private static boolean ofSamples(TopicPartition partition) {
        return partition.topic().equals(OwnTopics.SAMPLES);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
