package io.langyan.standalone.embedded.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.standalone.embedded.EmbeddedKafka;
import io.langyan.standalone.embedded.EmbeddedServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As if no test of this JVM had started servers yet, in a directory of its own. */
class RealServersHalfStartedTest {

    @TempDir
    Path temporary;

    private Properties before;

    @BeforeEach
    void forgetWhatWasStarted() {
        before = (Properties) System.getProperties().clone();
        System.clearProperty("langyan.test.postgres.port");
        System.setProperty("java.io.tmpdir", temporary.toString());
    }

    @AfterEach
    void remember() {
        System.setProperties(before);
    }

    @Test
    void whereTheDatabaseDoesNotStartTheBrokerLeavesItsDirectoryToTheNextTry() throws IOException {
        // Given
        Files.createFile(temporary.resolve("langyan-postgres-" + System.getProperty("user.name")));

        // When
        assertThatThrownBy(() -> new RealServers().start()).isInstanceOf(EmbeddedServerException.class);

        // Then
        Path kafka = temporary
                .resolve("langyan-test-" + ProcessHandle.current().pid())
                .resolve("kafka");
        assertThat(kafka.resolve("log/meta.properties")).exists();
        assertThatCode(() -> EmbeddedKafka.start(kafka, 0).close()).doesNotThrowAnyException();
    }
}
