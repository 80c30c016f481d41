package io.langyan.standalone.launcher.client;

import java.net.URI;
import java.nio.file.Path;

/** A suite that is up. */
public interface Suite {

    /** The one origin. */
    URI url();

    /** Where the provider simulators listen. */
    URI simulators();

    /** A bearer token for a demo user or machine; fresh whenever asked. */
    String token(String user);

    /** The directory that holds its data, {@code .langyan}. */
    Path home();
}
