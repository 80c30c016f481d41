package io.langyan.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. As root its commands run in a user namespace of their own (where they are nobody, while the
 * files stay root's), or, where the kernel forbids that, as an unprivileged user who owns the directories.
 */
final class Unprivileged {

    private static final int NOBODY = 65534;

    private final List<String> prefix;
    private final boolean givesAway;

    private Unprivileged(List<String> prefix, boolean givesAway) {
        this.prefix = prefix;
        this.givesAway = givesAway;
    }

    /** The way that works on this machine. */
    static Unprivileged choose() {
        if (!isRoot()) {
            return new Unprivileged(List.of(), false);
        }
        return works("unshare", "-U", "true") ? namespace() : otherUser();
    }

    static Unprivileged namespace() {
        return new Unprivileged(List.of("unshare", "-U"), false);
    }

    static Unprivileged otherUser() {
        List<String> command =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--inh-caps=-all");
        List<String> trial = new ArrayList<>(command);
        trial.add("true");
        if (!works(trial.toArray(String[]::new))) {
            throw new EmbeddedServerException(
                    "PostgreSQL refuses to run as root and neither unshare nor setpriv works here:"
                            + " run Langyan as an ordinary user, or install util-linux.");
        }
        return new Unprivileged(command, true);
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new EmbeddedServerException("The user of this process cannot be told.", e);
        }
    }

    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Lets the unprivileged user own what it must write, where that is another user. */
    void own(Path directory) {
        if (!givesAway) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY);
                Files.setAttribute(path, "unix:gid", NOBODY);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("The directory " + directory + " cannot be given to PostgreSQL.", e);
        }
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
