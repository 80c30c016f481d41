package io.langyan.standalone.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessIdTest {

    @Test
    void aRunningProcessIsFoundAgain() {
        assertThat(ProcessId.self().handle()).contains(ProcessHandle.current());
    }

    @Test
    void aNumberThatIsInUseAgainIsAnotherProcess() {
        // Given
        ProcessId self = ProcessId.self();

        // When
        ProcessId earlier = new ProcessId(self.pid(), self.startTicks() - 1, self.boot());
        ProcessId beforeTheReboot = new ProcessId(self.pid(), self.startTicks(), "another-boot");

        // Then
        assertThat(earlier.handle()).isEmpty();
        assertThat(beforeTheReboot.handle()).isEmpty();
    }

    @Test
    void anEndedProcessIsNotAlive() throws Exception {
        // Given
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessId id = ProcessId.of(process.pid()).orElseThrow();

        // When
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        // Then
        assertThat(id.isAlive()).isFalse();
    }
}
