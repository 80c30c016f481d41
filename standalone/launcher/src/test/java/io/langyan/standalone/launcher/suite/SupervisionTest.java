package io.langyan.standalone.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.Eventually;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.home.RunFile;
import io.langyan.standalone.launcher.process.Child;
import io.langyan.standalone.launcher.process.ChildSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisionTest {

    @TempDir
    Path directory;

    private LangyanHome home;
    private Supervision supervision;

    @BeforeEach
    void create() {
        home = new LangyanHome(directory, directory.resolve("home"));
        supervision = new Supervision(home, SuiteOptions.of("127.0.0.1", 8080, null), new Progress());
        supervision.begin("http://127.0.0.1:8090");
    }

    @AfterEach
    void stopAll() {
        supervision.stopAll();
    }

    @Test
    void whatEndsUnaskedIsStartedAgain() {
        // Given
        Child first = supervision.start(sleeper());
        supervision.ready();

        // When
        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

        // Then
        Eventually.holds(Duration.ofSeconds(20), () -> recordedPid() != first.pid());
        assertThat(ProcessHandle.of(recordedPid())).isPresent();
    }

    @Test
    void whatIsStoppedStaysDownAndTheRecordIsGone() {
        // Given
        Child child = supervision.start(sleeper());
        supervision.ready();

        // When
        supervision.stopAll();

        // Then
        assertThat(child.isAlive()).isFalse();
        assertThat(RunFile.read(home)).isEmpty();
    }

    @Test
    void whatIsStoppedBeforeItIsReadyStaysDown() {
        // Given
        supervision.start(sleeper());
        supervision.stopAll();

        // When
        supervision.ready();

        // Then
        assertThat(supervision.isStopping()).isTrue();
        assertThat(RunFile.read(home)).isEmpty();
    }

    private long recordedPid() {
        return RunFile.read(home).orElseThrow().processes().stream()
                .filter(entry -> entry.name().equals("sleeper"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private ChildSpec sleeper() {
        return new ChildSpec(
                "sleeper",
                List.of("sleep", "60"),
                Map.of(),
                home.work("sleeper"),
                home.log("sleeper"),
                1,
                URI.create("tcp://127.0.0.1:1"));
    }
}
