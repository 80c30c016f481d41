package io.langyan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/asked.md} names tests that there are. */
class AskedTest {

    private static final Path ASKED = Path.of("docs", "asked.md");
    private static final Path REPOSITORY = Path.of("..");
    /** {@code Class#method}, or {@code #method} of the class named before it. */
    private static final Pattern NAMED = Pattern.compile("`(\\w+)?#(\\w+)`");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");
    private static final Pattern TEST = Pattern.compile("(?m)^\\s*@(Test|ParameterizedTest|Property)\\b");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        // Given
        Map<String, String> sources = testSources();
        Matcher named = NAMED.matcher(Files.readString(ASKED));

        // When
        long count = 0;
        String of = null;
        while (named.find()) {
            of = named.group(1) == null ? of : named.group(1);
            count++;

            // Then
            assertThat(sources).containsKey(of);
            assertThat(tests(sources.get(of))).as(of).contains(named.group(2));
        }
        assertThat(count).isGreaterThan(17);
    }

    @Test
    void everyPainHasItsRow() throws IOException {
        List<Integer> rows = ROW.matcher(Files.readString(ASKED))
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();

        assertThat(rows).isEqualTo(IntStream.rangeClosed(1, 17).boxed().toList());
    }

    /** Methods stand apart from each other by an empty line, and their annotations right above them. */
    private static List<String> tests(String source) {
        return Arrays.stream(source.split("\n\\s*\n"))
                .filter(block -> TEST.matcher(block).find())
                .flatMap(block ->
                        Pattern.compile("\\bvoid (\\w+)\\(").matcher(block).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** By the simple name of the class; those of one name together. */
    private static Map<String, String> testSources() throws IOException {
        try (Stream<Path> modules = Files.find(REPOSITORY, 2, (path, about) -> Files.isDirectory(tests(path)))) {
            return modules.flatMap(module -> files(tests(module)))
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(AskedTest::className, AskedTest::read, (one, other) -> one + other));
        }
    }

    private static Path tests(Path module) {
        return module.resolve(Path.of("src", "test", "java"));
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String className(Path path) {
        return path.getFileName().toString().replace(".java", "");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
