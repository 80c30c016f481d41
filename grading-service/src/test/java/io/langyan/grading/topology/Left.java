package io.langyan.grading.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What grading has left behind: the row of every crisis but for times of the wall clock, every mention with its story and every sample as
 * recorded, and the ids of the level changes in its history.
 */
record Left(Map<String, JsonNode> crises, List<String> members, List<String> samples, Set<String> changes) {

    private static final String CRISES =
            "select (to_jsonb(c) - 'graded_at' - 'changed_at' #- '{figures,gradedAt}')::text from crisis c";
    private static final String MEMBERS = "select m::text from recorded_mention m order by 1";
    private static final String SAMPLES = "select s::text from recorded_sample s order by 1";
    private static final String CHANGES = "select event_id from level_change where change->>'event' = 'level.changed'";

    /** How many levels are proved. */
    int levels() {
        return crises.values().stream()
                .mapToInt(crisis -> crisis.get("figures").get("levels").size())
                .sum();
    }

    /** How many samples the figures count by now. */
    static long counted(Map<String, String> settings) throws SQLException {
        return number(settings, "select coalesce(sum((figures->>'samples')::bigint), 0) from crisis");
    }

    /** How many samples are recorded by now. */
    static long recorded(Map<String, String> settings) throws SQLException {
        return number(settings, "select count(*) from recorded_sample");
    }

    private static long number(Map<String, String> settings, String query) throws SQLException {
        try (Connection connection = connect(settings)) {
            return Long.parseLong(column(connection, query).get(0));
        }
    }

    static Left in(Map<String, String> settings) throws SQLException, IOException {
        try (Connection connection = connect(settings)) {
            Map<String, JsonNode> crises = new TreeMap<>();
            for (String row : column(connection, CRISES)) {
                JsonNode crisis = EventJson.mapper().readTree(row);
                crisis.get("figures").get("levels").forEach(level -> ((ObjectNode) level).remove("knownAt"));
                crises.put(crisis.get("id").asText(), crisis);
            }
            return new Left(
                    crises,
                    column(connection, MEMBERS),
                    column(connection, SAMPLES),
                    Set.copyOf(column(connection, CHANGES)));
        }
    }

    /** Another start finds nothing. */
    static void clear(Map<String, String> settings) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }

    private static Connection connect(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
