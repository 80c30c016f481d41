package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.launcher.archive.FastJar;
import io.langyan.standalone.launcher.process.Java;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the five services as it runs in the suite.
 *
 * @param name as in the route table, and of its database and its user there
 * @param port the one it gets when nobody has it
 * @param managementPort likewise, for health and metrics
 * @param heap the most its JVM may use
 * @param compiler whether that JVM is to start soon or to work hard
 */
record ServiceUnit(String name, int port, int managementPort, String heap, List<String> compiler) {

    static final List<ServiceUnit> ALL = List.of(
            new ServiceUnit("monitoring", 8081, 9081, "320m", Java.STEADY),
            new ServiceUnit("grading", 8082, 9082, "512m", Java.STEADY),
            new ServiceUnit("incident", 8083, 9083, "192m", Java.SOON),
            new ServiceUnit("notification", 8084, 9084, "192m", Java.SOON),
            new ServiceUnit("review", 8085, 9085, "192m", Java.SOON));

    /** Classes that are loaded at the start fit in: the default of 21 MB means three full collections on the way. */
    private static final String FIRST_METASPACE = "-XX:MetaspaceSize=128m";

    List<String> flags() {
        List<String> flags = new ArrayList<>(compiler);
        flags.addAll(List.of("-Xms48m", "-Xmx" + heap, FIRST_METASPACE));
        return flags;
    }

    FastJar application(Path root) {
        return FastJar.ofService(root, name);
    }
}
