package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.embedded.EmbeddedPostgresServer;
import io.langyan.standalone.launcher.process.Child;
import java.net.URI;
import java.time.Duration;

/** Something that runs as part of the suite. */
sealed interface Part {

    String name();

    long pid();

    int port();

    URI probe();

    void stop();

    /** A process the launcher started itself. */
    record Program(Child child) implements Part {

        private static final Duration PATIENCE = Duration.ofSeconds(20);

        @Override
        public String name() {
            return child.spec().name();
        }

        @Override
        public long pid() {
            return child.pid();
        }

        @Override
        public int port() {
            return child.spec().port();
        }

        @Override
        public URI probe() {
            return child.spec().probe();
        }

        @Override
        public void stop() {
            child.stop(PATIENCE);
        }
    }

    /** The database server, which is stopped in its own way. */
    record Database(EmbeddedPostgresServer server) implements Part {

        @Override
        public String name() {
            return "postgres";
        }

        @Override
        public long pid() {
            return server.pid();
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public URI probe() {
            return URI.create("tcp://127.0.0.1:" + port());
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}
