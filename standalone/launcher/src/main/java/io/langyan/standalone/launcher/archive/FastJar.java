package io.langyan.standalone.launcher.archive;

import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.process.JavaProgram;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * An application as Quarkus packages it (fast-jar), run without its {@code quarkus-run.jar}: that one loads classes by a loader of its
 * own, and the JVM archives only what its own loaders load.
 *
 * @param directory holds {@code quarkus/}, {@code app/} and {@code lib/}
 */
public record FastJar(Path directory) {

    private static final String OPEN_TO_ALL = "=ALL-UNNAMED";
    private static final Comparator<Path> LARGEST_FIRST = Comparator.comparingLong(FastJar::size)
            .reversed()
            .thenComparing(jar -> jar.getFileName().toString());

    /** A service of the repository as its build leaves it. */
    public static FastJar ofService(Path root, String name) {
        return new FastJar(root.resolve(name + "-service").resolve("target").resolve("quarkus-app"));
    }

    /** What Quarkus itself would run; its manifest tells what the JVM has to open. */
    public Path runner() {
        return directory.resolve("quarkus-run.jar");
    }

    /** Whether a build has left anything to run. */
    public boolean isBuilt() {
        return Files.exists(runner());
    }

    /**
     * The application with a flat class path.
     *
     * @throws UserError when what is built cannot be read
     */
    public JavaProgram program(List<String> flags, List<String> arguments) {
        try {
            return new JavaProgram(flags, classPath(), mainClass(), arguments).with(manifestFlags());
        } catch (IOException e) {
            throw new UserError("What is built in " + directory + " cannot be read: build it anew.", e);
        }
    }

    /**
     * What Quarkus changed stands before what it was made from. Of the libraries the largest come first: making an archive looks
     * through the class path from its front for each class, and half of all classes are in a dozen jars.
     */
    private List<Path> classPath() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String own : List.of("transformed-bytecode.jar", "generated-bytecode.jar")) {
            Path jar = directory.resolve("quarkus").resolve(own);
            if (Files.exists(jar)) {
                jars.add(jar);
            }
        }
        jars.addAll(jarsIn("app"));
        List<Path> libraries = new ArrayList<>(jarsIn("lib/boot"));
        libraries.addAll(jarsIn("lib/main"));
        libraries.sort(LARGEST_FIRST);
        jars.addAll(libraries);
        return jars;
    }

    private List<Path> jarsIn(String part) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(part))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static long size(Path jar) {
        return new File(jar.toString()).length();
    }

    /** The head of {@code quarkus-application.dat}: two numbers, then the class ({@code SerializedApplication} of Quarkus). */
    private String mainClass() throws IOException {
        Path index = directory.resolve("quarkus").resolve("quarkus-application.dat");
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(Files.newInputStream(index)))) {
            data.readInt();
            data.readInt();
            return data.readUTF();
        }
    }

    /** What {@code java -jar} and Quarkus' own entry point would have set. */
    private List<String> manifestFlags() throws IOException {
        List<String> flags = new ArrayList<>();
        flags.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        try (JarFile jar = new JarFile(runner().toFile())) {
            String opened = jar.getManifest().getMainAttributes().getValue("Add-Opens");
            if (opened != null) {
                Arrays.stream(opened.trim().split("\\s+"))
                        .map(each -> "--add-opens=" + each + OPEN_TO_ALL)
                        .forEach(flags::add);
            }
        }
        return flags;
    }
}
