package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;

import io.langyan.events.v1.Level;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A robot with a quota of a month, from which pushes are taken. */
abstract class Rationed extends Saturated {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    World quota(int most, int reserve) {
        World world = World.live(kafka).withChannels();
        robot(world, quota(String.valueOf(most), String.valueOf(reserve)));
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        return world;
    }

    static Map<String, String> quota(String most, String reserve) {
        return Map.of("monthlyQuota", most, "monthlyReserve", reserve);
    }

    static List<UUID> sent(World world, Level level, int count) {
        return Stream.generate(() -> world.page(level, "pr-lead")).limit(count).toList();
    }

    /** What became of the one push of each page, with the code of what failed. */
    static List<String> ends(World world, List<UUID> pages) {
        return pages.stream()
                .map(page -> world.view(page))
                .map(view -> view.getString("pushes[0].state")
                        + ("failed".equals(view.getString("pushes[0].state"))
                                ? " " + view.getString("pushes[0].code")
                                : ""))
                .toList();
    }

    static JsonPath channel(World world) {
        return as("admin")
                .get("/api/channels/" + world.wecom())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static int used(World world) {
        return channel(world).getInt("quota.used");
    }

    /** Level and words of each. */
    static List<String> alarms(World world) {
        return alarms(world, "channel-quota").stream()
                .map(page -> page.getString("level") + " "
                        + page.getString("title").substring(("渠道 " + world.wecom() + " ").length()))
                .toList();
    }

    void begun(World world, int messages) {
        String month = YearMonth.now(SHANGHAI).toString();
        sql("update channel set quota_month = $1, quota_used = $2 where name = $3", month, messages, world.wecom());
    }

    static void begin(SqlConnection connection) {
        connection.query("begin").execute().await().indefinitely();
    }

    static void run(SqlConnection connection, String text, Object... given) {
        connection.preparedQuery(text).execute(Tuple.from(given)).await().indefinitely();
    }

    /** How many sessions of this database wait for the row of a channel. */
    long waiting() {
        return count(
                """
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%channel%' and datname = current_database() and $1 = 1""",
                1);
    }

    long count(String text, Object given) {
        return pool.preparedQuery(text)
                .execute(Tuple.of(given))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .indefinitely();
    }
}
