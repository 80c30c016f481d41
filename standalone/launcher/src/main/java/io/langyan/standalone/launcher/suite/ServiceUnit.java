package io.langyan.standalone.launcher.suite;

import java.nio.file.Path;
import java.util.List;

/**
 * One of the five services as it runs in the suite.
 *
 * @param name as in the route table, and of its database and its user there
 * @param port the one it gets when nobody has it
 * @param managementPort likewise, for health and metrics
 * @param flags of its JVM
 */
record ServiceUnit(String name, int port, int managementPort, List<String> flags) {

    static final List<ServiceUnit> ALL = List.of(
            new ServiceUnit("monitoring", 8081, 9081, List.of("-Xms48m", "-Xmx320m")),
            new ServiceUnit("grading", 8082, 9082, List.of("-Xms48m", "-Xmx320m")),
            new ServiceUnit("incident", 8083, 9083, List.of("-Xms32m", "-Xmx192m")),
            new ServiceUnit("notification", 8084, 9084, List.of("-Xms32m", "-Xmx192m")),
            new ServiceUnit("review", 8085, 9085, List.of("-Xms32m", "-Xmx192m")));

    Path jar(Path root) {
        return root.resolve(name + "-service")
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
    }
}
