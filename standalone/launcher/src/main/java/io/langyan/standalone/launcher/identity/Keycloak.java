package io.langyan.standalone.launcher.identity;

import io.langyan.standalone.embedded.Directories;
import io.langyan.standalone.launcher.archive.Archives;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.Progress;
import io.langyan.standalone.launcher.home.Secrets;
import io.langyan.standalone.launcher.process.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sign-in of the suite, reached by users under {@code /auth} of the origin and by services on its own port. */
public final class Keycloak {

    public static final String NAME = "keycloak";

    private static final List<String> FLAGS = List.of(
            "-Xms64m", "-Xmx384m", "-XX:MetaspaceSize=160m", "-XX:MaxMetaspaceSize=256m", "-XX:TieredStopAtLevel=1");

    private final LangyanHome home;
    private final Secrets secrets;
    private final Archives archives;
    private final KeycloakProgram program;

    public Keycloak(LangyanHome home, Secrets secrets, Archives archives) {
        this.home = home;
        this.secrets = secrets;
        this.archives = archives;
        this.program = new KeycloakProgram(home);
    }

    /** Fetches, builds and tells what to import, as far as that was not done before. */
    public void prepare(URI origin, Progress progress) {
        program.prepare(progress);
        if (Files.exists(home.realmImported())) {
            return;
        }
        Path realm = program.importFile();
        Directories.create(realm.getParent());
        try {
            Files.deleteIfExists(realm);
            Files.createFile(realm, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(realm, Realm.json(origin, secrets));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + realm, e);
        }
    }

    /** The process; the realm is imported when the database has none of that name. */
    public ChildSpec spec(URI origin, int port, int managementPort, String jdbcUrl, String databasePassword) {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + managementPort,
                "--hostname=" + origin + "/auth",
                "--hostname-backchannel-dynamic=true",
                "--proxy-headers=xforwarded",
                "--cache=local",
                "--http-pool-max-threads=32",
                "--db-pool-max-size=20",
                "--db-url=" + jdbcUrl,
                "--db-username=" + NAME));
        if (!Files.exists(home.realmImported())) {
            arguments.add("--import-realm");
        }
        return new ChildSpec(
                NAME,
                archives.command(NAME, program.program(FLAGS, arguments)),
                Map.of(
                        "KC_DB_PASSWORD",
                        databasePassword,
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        secrets.password("keycloak-admin")),
                home.work(NAME),
                home.log(NAME),
                port,
                URI.create("http://127.0.0.1:" + managementPort + "/auth/health/ready"));
    }

    /** The provider is up, so it has the realm: the import file with its passwords is not needed any more. */
    public void remember() {
        try {
            if (!Files.exists(home.realmImported())) {
                Files.createFile(home.realmImported());
            }
            Files.deleteIfExists(program.importFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where services find the provider, past the gateway. */
    public static String internalUrl(int port) {
        return "http://127.0.0.1:" + port + "/auth/realms/" + Realm.NAME;
    }

    /** Who the tokens say they are from: the same for browsers and services. */
    public static String issuer(URI origin) {
        return origin + "/auth/realms/" + Realm.NAME;
    }
}
