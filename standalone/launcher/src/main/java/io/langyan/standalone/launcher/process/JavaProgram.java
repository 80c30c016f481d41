package io.langyan.standalone.launcher.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a JVM is to run.
 *
 * @param flags of the JVM
 * @param classPath jars, in the order in which classes are looked for
 * @param mainClass its name, found on the class path
 * @param arguments of the main class
 */
public record JavaProgram(List<String> flags, List<Path> classPath, String mainClass, List<String> arguments) {

    /** A main class of the launcher's own class path. */
    public static JavaProgram own(String mainClass, List<String> flags, String... arguments) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return new JavaProgram(flags, classPath, mainClass, List.of(arguments));
    }

    /** The command line; more flags stand behind the program's own and win over them. */
    public List<String> command(String... moreFlags) {
        List<String> command = Java.command(flags);
        command.addAll(List.of(moreFlags));
        command.addAll(List.of("-cp", joinedClassPath(), mainClass));
        command.addAll(arguments);
        return command;
    }

    /** As {@code -cp} takes it. */
    public String joinedClassPath() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The same with more flags. */
    public JavaProgram with(List<String> moreFlags) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(moreFlags);
        return new JavaProgram(all, classPath, mainClass, arguments);
    }
}
