package io.langyan.standalone.launcher.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to run.
 *
 * @param name what users call it
 * @param command program and arguments
 * @param environment added to the launcher's own
 * @param work its working directory
 * @param log where its output goes
 * @param port the one it serves on
 * @param probe tells when it is ready
 */
public record ChildSpec(
        String name, List<String> command, Map<String, String> environment, Path work, Path log, int port, URI probe) {}
