package io.langyan.standalone.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.home.LangyanHome;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YieldingTest {

    private static final Path OWN_GROUP = Path.of("/proc/self/autogroup");

    @TempDir
    Path directory;

    @Test
    void itRunsTheCommandBehindAllOthersAndTheLauncherWhereItWas() throws Exception {
        // Given
        LangyanHome home = new LangyanHome(directory, directory.resolve("home"));
        String before = group();
        List<String> command =
                List.of("sh", "-c", "nice; cat /proc/self/autogroup 2> /dev/null; echo \"$1\"", "sh", "a b");

        // When
        Child child = Child.start(
                new ChildSpec(
                        "polite",
                        Yielding.command(command),
                        Map.of(),
                        home.work("polite"),
                        home.log("polite"),
                        0,
                        URI.create("tcp:none")),
                home);

        // Then
        assertThat(child.onExit().get(20, TimeUnit.SECONDS)).isZero();
        assertThat(Files.readString(home.log("polite"))).startsWith("19\n").endsWith("a b\n");
        assertThat(Files.readString(home.log("polite")).lines().filter(line -> line.contains("autogroup")))
                .allMatch(line -> line.endsWith("nice 19"));
        assertThat(group()).isEqualTo(before);
    }

    private static String group() throws Exception {
        return Files.exists(OWN_GROUP) ? Files.readString(OWN_GROUP) : "";
    }
}
