package io.langyan.standalone.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.archive.Archives;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.process.ChildSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartProgramTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int NOBODY_LISTENS = 1;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private LangyanHome home;
    private Supervision supervision;
    private StartProgram startProgram;
    private ServerSocket listening;

    @BeforeEach
    void create() throws IOException {
        home = new LangyanHome(directory, directory.resolve("home"));
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
        supervision = new Supervision(home, SuiteOptions.of("127.0.0.1", 8080, null), progress);
        supervision.begin("http://127.0.0.1:8090");
        startProgram = new StartProgram(supervision, new Archives(home), progress);
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stopAll() throws IOException {
        supervision.stopAll();
        listening.close();
    }

    @Test
    void whatEndsWhenRunFromItsArchiveIsRunOnceMoreWithoutAndThatIsSaid() throws IOException {
        // Given
        Path archive = Files.createFile(home.archives().resolve("part.jsa"));

        // When
        CompletableFuture<Void> started = startProgram.from(() -> Files.exists(archive) ? endingAtOnce() : runningOn());

        // Then
        assertThat(started).succeedsWithin(SOON);
        assertThat(said().get(0)).contains("part ended at once when run from its archive");
        assertThat(said().get(1)).contains("part").contains("ready after");
    }

    @Test
    void whatEndsWithoutAnArchiveIsNotTriedAgain() {
        // When
        CompletableFuture<Void> started = startProgram.from(this::endingAtOnce);

        // Then
        assertThat(started)
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("part ended at once");
        assertThat(said()).isEmpty();
    }

    private List<String> said() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private ChildSpec endingAtOnce() {
        return spec(NOBODY_LISTENS, "sh", "-c", "exit 1");
    }

    private ChildSpec runningOn() {
        return spec(listening.getLocalPort(), "sleep", "60");
    }

    private ChildSpec spec(int port, String... command) {
        return new ChildSpec(
                "part",
                List.of(command),
                Map.of(),
                home.work("part"),
                home.log("part"),
                port,
                URI.create("tcp://127.0.0.1:" + port));
    }
}
