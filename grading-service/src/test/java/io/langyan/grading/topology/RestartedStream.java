package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends the threads of the running stream, deletes what they kept on disk, and starts them anew: all state comes back from the changelogs. */
@ApplicationScoped
class RestartedStream {

    private final KafkaStreams stream;
    private final Path kept;

    RestartedStream(KafkaStreams stream, @ConfigProperty(name = "kafka-streams.state.dir") String kept) {
        this.stream = stream;
        this.kept = Path.of(kept);
    }

    void startAnew() throws IOException {
        int threads = stream.metadataForLocalThreads().size();
        for (int thread = 0; thread < threads; thread++) {
            assertThat(stream.removeStreamThread(Duration.ofSeconds(30))).isPresent();
        }
        try {
            forget();
        } finally {
            for (int thread = 0; thread < threads; thread++) {
                stream.addStreamThread();
            }
        }
        await().atMost(Duration.ofMinutes(2)).until(this::works);
    }

    /** Every thread has taken its tasks up again. */
    private boolean works() {
        return stream.state() == KafkaStreams.State.RUNNING
                && stream.metadataForLocalThreads().stream()
                        .allMatch(thread -> thread.threadState().equals("RUNNING")
                                && !thread.activeTasks().isEmpty());
    }

    private void forget() throws IOException {
        List<Path> tasks;
        try (Stream<Path> files = Files.walk(kept, 2)) {
            tasks = files.filter(path -> path.getFileName().toString().matches("\\d+_\\d+"))
                    .toList();
        }
        assertThat(tasks).as("what the stream keeps on disk").isNotEmpty();
        for (Path task : tasks) {
            try (Stream<Path> files = Files.walk(task)) {
                files.sorted(Comparator.reverseOrder()).forEach(RestartedStream::delete);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
