package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.launcher.home.Secrets;
import java.util.List;
import java.util.stream.IntStream;

/** Group robots of WeChat Work that the simulators take for benches: no channel leads to them before a bench makes one. */
public final class BenchRobots {

    public static final int MOST = 16;

    private BenchRobots() {}

    /** One for each. */
    public static List<String> keys(Secrets secrets) {
        String key = secrets.token("simulated-wecom-bench");
        return IntStream.range(0, MOST).mapToObj(robot -> key + "-" + robot).toList();
    }
}
