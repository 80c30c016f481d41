package io.langyan.standalone.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code initdb}, {@code postgres} and {@code pg_ctl} as a user they accept. */
final class PostgresPrograms {

    private final Path bin;
    private final Unprivileged unprivileged;

    PostgresPrograms(Path unpacked, Unprivileged unprivileged) {
        this.bin = unpacked.resolve("bin");
        this.unprivileged = unprivileged;
    }

    /** Makes an empty cluster: passwords for every connection, text by code point. */
    void initialise(Path data, String password) {
        Path secret = data.resolveSibling("initial-password");
        try {
            Directories.create(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(secret);
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, password);
            unprivileged.own(data.getParent());
            run(
                    "initdb",
                    List.of(
                            "-D",
                            data.toString(),
                            "-U",
                            "postgres",
                            "--pwfile=" + secret,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8"));
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL's directory " + data + " cannot be prepared.", e);
        } finally {
            secret.toFile().delete();
        }
    }

    /** Asks for a fast stop, and forces it when that takes longer than half a minute; the log is replayed at the next start then. */
    void stop(Path data) {
        List<String> fast = List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30");
        List<String> forced = List.of("stop", "-D", data.toString(), "-m", "immediate", "-w", "-t", "20");
        if (exitCode(program("pg_ctl", fast)) != 0 && Files.exists(data.resolve("postmaster.pid"))) {
            run("pg_ctl", forced);
        }
    }

    /** Starts a program that goes on, in a session of its own so that Ctrl-C reaches only its owner. */
    Process start(String name, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("setsid");
        }
        command.addAll(program(name, arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL's " + name + " cannot be run.", e);
        }
    }

    private void run(String name, List<String> arguments) {
        Outcome outcome = outcome(program(name, arguments));
        if (outcome.exit != 0) {
            throw new EmbeddedServerException("PostgreSQL's " + name + " failed: " + outcome.output.strip());
        }
    }

    private List<String> program(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(bin.resolve(name).toString()));
        command.addAll(arguments);
        return unprivileged.command(command);
    }

    private static int exitCode(List<String> command) {
        return outcome(command).exit;
    }

    private static Outcome outcome(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EmbeddedServerException("Took too long: " + String.join(" ", command));
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot be run: " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted: " + String.join(" ", command), e);
        }
    }

    private record Outcome(int exit, String output) {}
}
