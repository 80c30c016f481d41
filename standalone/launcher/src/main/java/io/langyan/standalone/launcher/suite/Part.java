package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.embedded.EmbeddedPostgresServer;
import io.langyan.standalone.launcher.process.Child;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Something that runs as part of the suite. */
sealed interface Part {

    String name();

    long pid();

    int port();

    URI probe();

    /** Completes with the exit code when it ends, asked or not. */
    CompletableFuture<Integer> onExit();

    /** The same once more, on the same port, after this one has ended. */
    Part again();

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
        public CompletableFuture<Integer> onExit() {
            return child.onExit();
        }

        @Override
        public Part again() {
            return new Program(child.again());
        }

        @Override
        public void stop() {
            child.stop(PATIENCE);
        }
    }

    /** The database server, which is started and stopped in its own way. */
    record Database(EmbeddedPostgresServer server, Supplier<EmbeddedPostgresServer> start) implements Part {

        static Database start(Supplier<EmbeddedPostgresServer> start) {
            return new Database(start.get(), start);
        }

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
        public CompletableFuture<Integer> onExit() {
            return server.onExit();
        }

        @Override
        public Part again() {
            return start(start);
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}
