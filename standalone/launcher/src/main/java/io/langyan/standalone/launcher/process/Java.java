package io.langyan.standalone.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for JVMs of the launcher's own Java. */
public final class Java {

    /** For what must be there soon and never works hard: the quick compiler alone halves the work of starting. */
    public static final List<String> SOON = List.of("-XX:TieredStopAtLevel=1");

    /** For what works hard later: the optimising compiler too, but only for what has proved hot, so that starting stays short. */
    public static final List<String> STEADY = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private Java() {}

    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static List<String> command(List<String> flags) {
        List<String> command = new ArrayList<>(
                List.of(program(), "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        command.addAll(flags);
        return command;
    }
}
