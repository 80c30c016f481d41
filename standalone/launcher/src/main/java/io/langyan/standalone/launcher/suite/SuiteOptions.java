package io.langyan.standalone.launcher.suite;

import java.net.URI;

/**
 * How a suite is to be reached.
 *
 * @param listen the address the gateway listens on
 * @param port the gateway's port
 * @param origin what users see
 */
public record SuiteOptions(String listen, int port, URI origin) {

    public static SuiteOptions of(String listen, int port, String publicUrl) {
        String origin = publicUrl == null ? "http://localhost:" + port : publicUrl.replaceAll("/+$", "");
        return new SuiteOptions(listen, port, URI.create(origin));
    }
}
