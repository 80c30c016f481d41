package io.langyan.standalone.launcher.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.process.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

    private static final String NAME = "grading";

    @TempDir
    Path directory;

    private LangyanHome home;
    private Archive archive;
    private Path jar;
    private JavaProgram program;

    @BeforeEach
    void plant() throws IOException {
        home = new LangyanHome(directory, directory.resolve("home"));
        archive = new Archive(home.archives(), NAME);
        jar = Files.writeString(directory.resolve("a.jar"), "built");
        program = new JavaProgram(List.of(), List.of(jar), "Main", List.of());
    }

    @Test
    void whatHasNoArchiveIsRunToLearnOne() {
        assertThat(learns()).isTrue();
    }

    @Test
    void whatHasAnArchiveIsRunFromIt() throws IOException {
        // Given
        make();

        // When
        List<String> command = new Archives(home).command(NAME, program);

        // Then
        assertThat(command).contains("-XX:SharedArchiveFile=" + archive.file(), "-Xshare:auto");
    }

    @Test
    void theListOfAPartThatWasStartedAgainAfterItsArchiveWasMadeIsGone() throws IOException {
        // Given
        make();
        Files.writeString(archive.classes(), "java/lang/Object id: 0\n");

        // When
        new Archives(home).command(NAME, program);

        // Then
        assertThat(archive.classes()).doesNotExist();
    }

    @Test
    void aSuiteThatIsStoppedBeforeItIsReadyMakesNone() {
        // Given
        Archives archives = new Archives(home);
        archives.command(NAME, program);
        archives.close();

        // When
        archives.makeMissing();

        archives.close();

        // Then
        assertThat(home.log("archives")).doesNotExist();
    }

    @Test
    void aRebuiltJarIsLearntAnewAndTheOldArchiveIsGone() throws IOException {
        // Given
        make();

        // When
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

        // Then
        assertThat(learns()).isTrue();
        assertThat(archive.file()).doesNotExist();
    }

    @Test
    void aLongerClassPathIsLearntAnew() throws IOException {
        // Given
        make();

        // When
        program = new JavaProgram(
                List.of(), List.of(jar, Files.writeString(directory.resolve("b.jar"), "new")), "Main", List.of());

        // Then
        assertThat(learns()).isTrue();
    }

    @Test
    void anArchiveThatWasCutOffIsNotUsed() throws IOException {
        // Given
        make();

        // When
        Files.writeString(archive.file(), "ha");

        // Then
        assertThat(learns()).isTrue();
    }

    @Test
    void whatEndedWhenRunFromItsArchiveIsRunWithoutNextTime() throws IOException {
        // Given
        make();
        Archives archives = new Archives(home);
        archives.command(NAME, program);

        // When
        boolean worthAnotherTry = archives.distrust(NAME);

        // Then
        assertThat(worthAnotherTry).isTrue();
        assertThat(learns()).isTrue();
        assertThat(archives.distrust(NAME)).isFalse();
    }

    @Test
    void theHalfLineThatIsStillBeingWrittenIsLeftOut() throws IOException {
        // Given
        Files.createDirectories(home.archives());
        Files.writeString(archive.classes(), "java/lang/Object id: 0\njava/lang/St");

        // When
        archive.takeClasses();

        // Then
        assertThat(archive.classesTaken()).hasContent("java/lang/Object id: 0\n");
    }

    @Test
    void whatAKilledLauncherLeftHalfMadeIsCleared() throws IOException {
        // Given
        make();
        Files.writeString(archive.halfMade(), "half");

        // When
        Archives.clearHalfMade(home);

        // Then
        assertThat(archive.halfMade()).doesNotExist();
        assertThat(archive.file()).exists();
    }

    private void make() throws IOException {
        new Archives(home).command(NAME, program);
        Files.writeString(archive.halfMade(), "half of it and all of it");
        archive.keep(Stamp.of(program));
    }

    private boolean learns() {
        return new Archives(home).command(NAME, program).contains("-XX:DumpLoadedClassList=" + archive.classes());
    }
}
