package io.langyan.notification;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The tables as an older release had them, in a schema of their own, to be brought along. */
final class OldSchema {

    private final AgroalDataSource database;
    private final String name = "old_" + UUID.randomUUID().toString().replace("-", "");

    OldSchema(AgroalDataSource database, String version) {
        this.database = database;
        migrate(version);
    }

    void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas(name)
                .locations("db/delivery", "db/rest", "db/migration")
                .target(version)
                .load()
                .migrate();
    }

    void run(String statement) throws Exception {
        try (Connection connection = database.getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute("set search_path to " + name);
            asked.execute(statement);
            asked.execute("set search_path to default");
        }
    }

    /** The first column of the first row. */
    String asked(String query) throws Exception {
        try (Connection connection = database.getConnection();
                Statement asked = connection.createStatement()) {
            asked.execute("set search_path to " + name);
            try (ResultSet rows = asked.executeQuery(query)) {
                rows.next();
                String found = rows.getString(1);
                asked.execute("set search_path to default");
                return found;
            }
        }
    }
}
