package io.langyan.standalone.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.home.LangyanHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOversTest {

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatCarriesTheMarkOfThisSuiteIsEndedAndNoOther() throws Exception {
        // Given
        LangyanHome mine = home("mine");
        Process unrecorded = marked(mine);
        Process recorded = plain();
        Process ofAnotherSuite = marked(home("mine-too"));
        Process stranger = plain();

        // When
        int ended = LeftOvers.stop(
                mine,
                List.of(ProcessId.of(recorded.pid()).orElseThrow(), new ProcessId(stranger.pid(), 1, "another-boot")));

        // Then
        assertThat(ended).isEqualTo(2);
        assertThat(unrecorded.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(recorded.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(ofAnotherSuite.isAlive()).isTrue();
        assertThat(stranger.isAlive()).isTrue();
    }

    private LangyanHome home(String name) {
        return new LangyanHome(directory, directory.resolve(name));
    }

    private Process marked(LangyanHome home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "60");
        builder.environment().put(LangyanHome.MARK, home.directory().toString());
        return remember(builder.start());
    }

    private Process plain() throws IOException {
        return remember(new ProcessBuilder("sleep", "60").start());
    }

    private Process remember(Process process) {
        started.add(process);
        return process;
    }
}
