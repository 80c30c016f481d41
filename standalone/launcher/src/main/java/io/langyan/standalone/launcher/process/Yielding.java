package io.langyan.standalone.launcher.process;

import java.util.ArrayList;
import java.util.List;

/** Command lines that get a processor when nobody else wants it. */
public final class Yielding {

    /**
     * Where the kernel groups processes by session (autogroup, sched(7)), {@code nice} orders only those of the same session, and a
     * child has one of its own: the session yields as well. Without {@code setsid} it would be the launcher's.
     */
    private static final String SCRIPT =
            """
            if [ -x %s ]; then { echo 19 > /proc/self/autogroup; } 2> /dev/null; fi
            if command -v nice > /dev/null; then exec nice -n 19 "$@"; fi
            exec "$@"
            """
                    .formatted(OwnSession.SETSID);

    private Yielding() {}

    /** To be started as a {@link Child}. */
    public static List<String> command(List<String> command) {
        List<String> yielding = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        yielding.addAll(command);
        return yielding;
    }
}
