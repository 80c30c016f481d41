package io.langyan.standalone.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LangyanHomeTest {

    @TempDir
    Path directory;

    @Test
    void logsAreForTheOwnerAndTheHomeForAllAccountsOfTheSuite() throws IOException {
        // When
        Path log = LangyanHome.at(directory.resolve("home")).log("launcher");

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.getParent())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("home"))))
                .endsWith("r-x");
    }
}
