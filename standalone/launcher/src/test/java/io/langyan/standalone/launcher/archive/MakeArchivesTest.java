package io.langyan.standalone.launcher.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.Eventually;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.process.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real JVM and the classes of the JDK alone. */
class MakeArchivesTest {

    @TempDir
    Path directory;

    private LangyanHome home;
    private Archive archive;
    private JavaProgram program;

    @BeforeEach
    void plant() throws IOException {
        home = new LangyanHome(directory, directory.resolve("home"));
        archive = new Archive(Files.createDirectories(home.archives()), "tiny");
        Path jar = directory.resolve("empty.jar");
        new JarOutputStream(Files.newOutputStream(jar), new java.util.jar.Manifest()).close();
        program = new JavaProgram(List.of(), List.of(jar), "Main", List.of());
    }

    @Test
    void anArchiveIsMadeOfTheClassesLoadedSoFar() throws Exception {
        // Given
        Files.writeString(archive.classes(), "java/lang/Object id: 0\njava/util/concurrent/Flow id: 1\n");

        // When
        make();

        // Then
        assertThat(archive.fits(Stamp.of(program))).isTrue();
        assertThat(Files.readString(home.log("archives"))).contains("tiny: ");
    }

    @Test
    void whatCannotBeMadeIsToldInTheLogAndLeavesNothingHalf() throws Exception {
        // Given
        Files.writeString(archive.classes(), "@no-such-tag\n");

        // When
        make();

        // Then
        assertThat(archive.file()).doesNotExist();
        assertThat(archive.halfMade()).doesNotExist();
        assertThat(Files.readString(home.log("archives"))).contains("tiny: no archive could be made");
    }

    @Test
    void aPartThatIsStartedAgainMeanwhileHasItsArchiveOfTheWholeList() throws Exception {
        // Given
        Archive next = new Archive(home.archives(), "next");
        Files.writeString(archive.classes(), "java/lang/Object id: 0\n");
        Files.writeString(next.classes(), "java/lang/Object id: 0\n");
        MakeArchives making = making(archive, next);
        making.begin();
        Eventually.holds(Duration.ofSeconds(20), () -> isBeingMade(archive));

        // When
        Files.writeString(next.classes(), "@no-such-tag\n");

        // Then
        making.await();
        assertThat(next.fits(Stamp.of(program))).isTrue();
    }

    @Test
    void whoStopsTheSuiteDoesNotWaitForIt() throws Exception {
        // Given
        Files.writeString(archive.classes(), "java/lang/Object id: 0\n");
        MakeArchives making = making(archive);
        making.begin();
        Eventually.holds(Duration.ofSeconds(20), () -> isBeingMade(archive));

        // When
        making.close();

        // Then
        assertThat(isBeingMade(archive)).isFalse();
        assertThat(archive.file()).doesNotExist();
        assertThat(archive.halfMade()).doesNotExist();
    }

    private static boolean isBeingMade(Archive archive) {
        return ProcessHandle.current()
                .children()
                .flatMap(child -> child.info().commandLine().stream())
                .anyMatch(command -> command.contains(archive.halfMade().toString()));
    }

    private void make() throws Exception {
        MakeArchives making = making(archive);
        making.begin();
        making.await();
    }

    private MakeArchives making(Archive... archives) {
        return new MakeArchives(
                home,
                Stream.of(archives)
                        .map(each -> new Archives.Lesson(each, program, Stamp.of(program)))
                        .toList());
    }
}
