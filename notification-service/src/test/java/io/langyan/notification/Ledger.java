package io.langyan.notification;

import static io.restassured.RestAssured.given;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the database of a service that is not asked, and what arrived at the phones. */
final class Ledger implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("第(\\d{5})号");
    /** Who has answered is news, not a call. */
    private static final String ANSWERED = "接手";

    private final Connection connection;

    Ledger(Map<String, String> settings) throws SQLException {
        connection = DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    /** The title of a page by which its messages are known again. */
    static String title(int number) {
        return "第%05d号 电池自燃".formatted(number);
    }

    record Push(UUID id, int rung, String channel, String state, boolean repeated, Instant createdAt) {}

    /** @param answeredAt null while nobody has */
    record Page(UUID id, int number, Instant openedAt, Instant answeredAt, List<Push> pushes) {

        List<Push> pushes(int rung) {
            return pushes.stream().filter(push -> push.rung() == rung).toList();
        }
    }

    /** Attempts that were begun and of which nobody has said what came of them. */
    Set<UUID> underWay() throws SQLException {
        return attempts("finished_at is null");
    }

    Set<UUID> attempts(String where) throws SQLException {
        try (ResultSet rows = query("select id from attempt where " + where)) {
            Set<UUID> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    boolean hasPlanOf(String brand) throws SQLException {
        return count("select count(*) from plan_brand where brand = '" + brand + "'") == 1;
    }

    /** Whether so many pages of the brand are there, and nothing of them waits or is under way. */
    boolean isAllPushed(String brand, int pages) throws SQLException {
        return count("select count(*) from page" + askedFor(brand)) == pages
                && count("select count(*) from push where brand = '" + brand + "' and state in ('due', 'sending')")
                        == 0;
    }

    /** Whether each page was answered, or climbed to its end. */
    boolean isNothingRinging() throws SQLException {
        return count("select count(*) from page where stage = 'ringing'") == 0;
    }

    /** Left out is what the service itself has to say of the brand, such as that its escalations miss somebody. */
    private static String askedFor(String brand) {
        return " where brand = '" + brand + "' and why = 'opened'";
    }

    List<Page> pages(String brand) throws SQLException {
        Map<UUID, List<Push>> pushes = pushes();
        try (ResultSet rows = query("select id, title, opened_at, acked_at from page" + askedFor(brand))) {
            List<Page> pages = new ArrayList<>();
            while (rows.next()) {
                UUID id = rows.getObject(1, UUID.class);
                pages.add(new Page(
                        id,
                        numberIn(rows.getString(2)),
                        instant(rows.getTimestamp(3)),
                        instant(rows.getTimestamp(4)),
                        pushes.getOrDefault(id, List.of())));
            }
            return pages;
        }
    }

    private Map<UUID, List<Push>> pushes() throws SQLException {
        record Of(UUID page, Push push) {}
        try (ResultSet rows = query(
                "select page_id, id, rung, channel, state, repeated, created_at from push where not notice order by id")) {
            List<Of> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Of(
                        rows.getObject(1, UUID.class),
                        new Push(
                                rows.getObject(2, UUID.class),
                                rows.getInt(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getBoolean(6),
                                instant(rows.getTimestamp(7)))));
            }
            return all.stream()
                    .collect(Collectors.groupingBy(Of::page, Collectors.mapping(Of::push, Collectors.toList())));
        }
    }

    /** What arrived by a provider, by the number of the page that it calls for; of a digest the lines that tell of it. */
    static Map<Integer, List<String>> arrived(String provider) {
        List<String> texts = given().baseUri(World.simulators())
                .queryParam("channel", provider)
                .get("/sim/messages")
                .then()
                .extract()
                .path("items.text");
        return texts.stream()
                .flatMap(text -> text.contains("摘要") ? text.lines() : Stream.of(text))
                .filter(text -> NUMBER.matcher(text).find() && !text.contains(ANSWERED))
                .collect(Collectors.groupingBy(Ledger::numberIn));
    }

    /** How often a provider answered with this code. */
    static int answers(String provider, String code) {
        Integer counted = given().baseUri(World.simulators())
                .get("/sim/health")
                .then()
                .extract()
                .jsonPath()
                .get("calls.'" + provider + "'.'" + code + "'");
        return counted == null ? 0 : counted;
    }

    /** How many messages all providers have taken. */
    static int accepted() {
        return answers("aliyun-sms", "OK")
                + answers("wecom-robot", "0")
                + answers("webhook", "200")
                + answers("email", "250");
    }

    static boolean isMarked(String text) {
        return text.contains("可能重复");
    }

    private static int numberIn(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new IllegalArgumentException("no number in " + text);
        }
        return Integer.parseInt(number.group(1));
    }

    private long count(String sql) throws SQLException {
        try (ResultSet row = query(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private ResultSet query(String sql) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        return statement.executeQuery(sql);
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
