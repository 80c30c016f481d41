package io.langyan.standalone.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run in a session of their own: Ctrl-C in the terminal does not reach them. */
public final class OwnSession {

    static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnSession() {}

    /** Where there is no {@code setsid}, the command as it is. */
    public static List<String> command(List<String> command) {
        List<String> apart = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            apart.add(SETSID.toString());
        }
        apart.addAll(command);
        return apart;
    }
}
