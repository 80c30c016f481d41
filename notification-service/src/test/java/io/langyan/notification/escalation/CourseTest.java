package io.langyan.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.calendar.Calendars;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.plan.KnownPlan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A page goes by the first route of its plan that fits it, and as it asks where none does. */
class CourseTest {

    private static final Calendars CALENDARS = new Calendars(Optional.empty());
    private static final Instant NOON = shanghai("2026-11-25T12:00:00");
    private static final Map<String, String> DOUYIN = Map.of("platform", "douyin");

    @Example
    void theFirstRouteThatFitsIsTakenWhateverPolicyThePageAsksFor() {
        KnownPlan plan = plan(
                "{name: none, platforms: [weibo], policy: low}",
                "{name: first, platforms: [douyin, zhihu], policy: low}",
                "{name: second, policy: listener}");

        assertThat(course(plan, Level.WATCH, "hit", DOUYIN)).isEqualTo("first low");
        assertThat(course(plan, Level.WATCH, "hit", Map.of())).isEqualTo("second listener");
        assertThat(course(plan, Level.L3, "opened", DOUYIN)).isEqualTo("null crisis");
        assertThat(course(plan(), Level.WATCH, "hit", DOUYIN)).isEqualTo("null listener");
    }

    @Example
    void everyConditionMustHold() {
        KnownPlan plan = plan(
                "{name: r, brands: [b], levels: [L3, warn], types: [legal, pr], categories: [privacy, compliance], platforms: [douyin], whys: [warn, opened], policy: all}");
        Map<String, String> fits = Map.of("type", "pr", "platforms", "weibo、douyin", "categories", "other、privacy");

        assertThat(course(plan, Level.WARN, "warn", fits)).isEqualTo("r all");
        assertThat(course(
                        plan,
                        Level.L3,
                        "opened",
                        Map.of("type", "legal", "platforms", "weibo douyin", "categories", "compliance other")))
                .isEqualTo("r all");
        assertThat(course(plan, Level.WATCH, "warn", fits)).isEqualTo("null listener");
        assertThat(course(plan, Level.WARN, "hit", fits)).isEqualTo("null listener");
        assertThat(course(plan, Level.WARN, "warn", with(fits, "type", "opinion")))
                .isEqualTo("null listener");
        assertThat(course(plan, Level.WARN, "warn", with(fits, "platforms", "weibo")))
                .isEqualTo("null listener");
        assertThat(course(plan, Level.WARN, "warn", with(fits, "categories", "other")))
                .isEqualTo("null listener");
        assertThat(name(Course.of(request("other", Level.WARN, "warn", fits), plan, NOON, CALENDARS)))
                .isEqualTo("null listener");
    }

    /** A clock's page says neither what its crisis is nor where it runs. */
    @Example
    void whatAPageDoesNotTellHoldsNoCondition() {
        KnownPlan plan = plan(
                "{name: p, platforms: [douyin], policy: all}",
                "{name: t, types: [pr], policy: all}",
                "{name: c, categories: [other], policy: all}");

        assertThat(course(plan, Level.L3, "clock-at-risk", Map.of("type", "null")))
                .isEqualTo("null crisis");
        assertThat(course(plan, Level.L3, "clock-at-risk", Map.of("platform", "")))
                .isEqualTo("null crisis");
    }

    /** Also of a plan that came in unchecked. */
    @Example
    void noRouteTakesAGravePageToAPolicyThatDoesNotListItsLevel() {
        KnownPlan plan = plan(
                "{name: weak, levels: [L1, L2], policy: low}",
                "{name: for-all, levels: [L1, L2], policy: any}",
                "{name: gone, policy: nowhere}",
                "{name: strong, policy: crisis}");

        assertThat(course(plan, Level.L1, "opened", DOUYIN)).isEqualTo("strong crisis");
        assertThat(course(plan, Level.L2, "opened", DOUYIN)).isEqualTo("strong crisis");
        assertThat(course(plan, Level.WARN, "warn", DOUYIN)).isEqualTo("null listener");
    }

    @Example
    void hoursOverMidnightBelongToTheDayOnWhichTheyBegin() {
        KnownPlan plan = plan("{name: r, hours: {from: \"22:00\", to: \"07:30\"}, days: working, policy: low}");

        assertThat(at(plan, "2026-11-27T21:59:59")).isEqualTo("null");
        assertThat(at(plan, "2026-11-27T22:00:00")).isEqualTo("r");
        assertThat(at(plan, "2026-11-28T07:29:59")).as("Friday's, on Saturday").isEqualTo("r");
        assertThat(at(plan, "2026-11-28T07:30:00")).isEqualTo("null");
        assertThat(at(plan, "2026-11-28T22:00:00")).as("Saturday's").isEqualTo("null");
        assertThat(at(plan, "2026-11-30T07:00:00")).as("Sunday's, on Monday").isEqualTo("null");
    }

    @Example
    void restAndWorkingDaysAreThoseOfTheCalendarWithItsMakeUpDays() {
        KnownPlan plan = plan("{name: rest, days: rest, policy: low}", "{name: working, days: working, policy: low}");

        assertThat(at(plan, "2026-02-14T12:00:00")).as("Saturday, made up for").isEqualTo("working");
        assertThat(at(plan, "2026-02-17T12:00:00"))
                .as("Tuesday, Spring Festival")
                .isEqualTo("rest");
        assertThat(at(plan, "2026-11-21T23:59:59")).as("Saturday").isEqualTo("rest");
        assertThat(at(plan, "2026-11-23T00:00:00")).as("Monday").isEqualTo("working");
    }

    @Example
    void whereClocksChangeATimeThatIsSkippedIsTheMomentOfSkippingAndOneThatComesTwiceIsTheFirst() {
        KnownPlan plan = in("Europe/Berlin", "{name: r, hours: {from: \"02:30\", to: \"05:00\"}, policy: low}");

        assertThat(at(plan, Instant.parse("2026-03-29T00:59:59Z"))).isEqualTo("null");
        assertThat(at(plan, Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo("r");
        assertThat(at(plan, Instant.parse("2026-03-29T03:00:00Z"))).isEqualTo("null");
        assertThat(at(plan, Instant.parse("2026-10-25T00:29:59Z"))).isEqualTo("null");
        assertThat(at(plan, Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("r");
        assertThat(at(plan, Instant.parse("2026-10-25T01:10:00Z")))
                .as("02:10, the second time")
                .isEqualTo("r");
        assertThat(at(plan, Instant.parse("2026-10-25T04:00:00Z"))).isEqualTo("null");
    }

    @Example
    void aTimeThatCannotBeReadLosesNoPage() {
        KnownPlan plan = plan("{name: r, hours: {from: \"late\", to: \"07:30\"}, policy: low}");

        assertThat(at(plan, NOON)).isEqualTo("null");
    }

    /** Against a clock on the wall, in a zone that changes its clocks and in one that does not. */
    @Property(tries = 500)
    void hoursAreThoseOfAClockOnTheWall(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to,
            @ForAll @IntRange(max = 527_039) int minute,
            @ForAll("zones") String zone) {
        KnownPlan plan =
                in(zone, "{name: r, hours: {from: \"%s\", to: \"%s\"}, policy: low}".formatted(hhmm(from), hhmm(to)));
        ZonedDateTime moment =
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minute).atZone(ZoneId.of(zone));
        boolean changes =
                !moment.minusDays(1).getOffset().equals(moment.plusDays(1).getOffset());
        int wall = moment.getHour() * 60 + moment.getMinute();
        boolean within = from < to ? from <= wall && wall < to : from <= wall || wall < to;

        assertThat(changes || at(plan, moment.toInstant()).equals(within ? "r" : "null"))
                .isTrue();
    }

    /** What fits is found in the given order, as by looking at one route after the other alone. */
    @Property(tries = 300)
    void ofManyRoutesTheFirstThatFitsAloneIsTaken(
            @ForAll("routes") List<String> routes, @ForAll("pages") PageRequest page) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            named.add("{name: r" + i + ", " + routes.get(i) + "}");
        }
        String alone = named.stream()
                .map(route -> Course.of(page, plan(route), NOON, CALENDARS))
                .filter(course -> course.route() != null)
                .map(CourseTest::name)
                .findFirst()
                .orElse("null " + (page.level().isCrisis() ? "crisis" : "listener"));

        assertThat(name(Course.of(page, plan(named.toArray(String[]::new)), NOON, CALENDARS)))
                .isEqualTo(alone);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("Asia/Shanghai", "Europe/Berlin", "Pacific/Chatham", "America/New_York");
    }

    @Provide
    Arbitrary<List<String>> routes() {
        Arbitrary<String> platform = Arbitraries.of("", "platforms: [douyin], ", "platforms: [weibo, zhihu], ");
        Arbitrary<String> type = Arbitraries.of("", "types: [pr], ", "types: [legal, rumour], ");
        Arbitrary<String> hours = Arbitraries.of(
                "", "hours: {from: \"11:00\", to: \"13:00\"}, ", "hours: {from: \"13:00\", to: \"11:00\"}, ");
        Arbitrary<String> days = Arbitraries.of("", "days: working, ", "days: rest, ");
        Arbitrary<String> policy = Arbitraries.of("low", "crisis", "all", "any");
        return Combinators.combine(platform, type, hours, days, policy)
                .as((a, b, c, d, e) -> a + b + c + d + "policy: " + e)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<PageRequest> pages() {
        return Combinators.combine(
                        Arbitraries.of(Level.WATCH, Level.WARN, Level.L3, Level.L2, Level.L1),
                        Arbitraries.of("douyin", "weibo", "news", ""),
                        Arbitraries.of("pr", "legal", "opinion", ""))
                .as((level, platform, type) -> request("b", level, "warn", Map.of("platform", platform, "type", type)));
    }

    private static String at(KnownPlan plan, String local) {
        return at(plan, shanghai(local));
    }

    private static String at(KnownPlan plan, Instant moment) {
        return String.valueOf(Course.of(request("b", Level.WATCH, "hit", DOUYIN), plan, moment, CALENDARS)
                .route());
    }

    private static String course(KnownPlan plan, Level level, String why, Map<String, String> facts) {
        return name(Course.of(request("b", level, why, facts), plan, NOON, CALENDARS));
    }

    private static Map<String, String> with(Map<String, String> facts, String fact, String value) {
        Map<String, String> others = new HashMap<>(facts);
        others.put(fact, value);
        return others;
    }

    private static String name(Course course) {
        return course.route() + " " + course.policy().name();
    }

    private static PageRequest request(String brand, Level level, String why, Map<String, String> facts) {
        return new PageRequest(
                UUID.randomUUID(),
                new Scope(brand, null, null),
                null,
                null,
                null,
                level,
                List.of("listener"),
                level.isCrisis() ? "crisis" : "listener",
                why,
                "",
                facts,
                false,
                NOON);
    }

    private static KnownPlan plan(String... routes) {
        return in("Asia/Shanghai", routes);
    }

    private static KnownPlan in(String zone, String... routes) {
        String yaml =
                """
                zone: %s
                brands: [{id: b, name: 测试}]
                escalation:
                  policies:
                    - {name: listener, levels: [watch, warn], steps: [{after: PT0S, roles: [listener], channels: [c]}]}
                    - {name: low, levels: [watch, warn], steps: [{after: PT0S, roles: [night], channels: [c]}]}
                    - {name: crisis, levels: [L1, L2, L3], steps: [{after: PT0S, roles: [requested], channels: [c]}]}
                    - {name: all, levels: [L1, L2, L3, warn, watch], steps: [{after: PT0S, roles: [requested], channels: [c]}]}
                    - {name: any, steps: [{after: PT0S, roles: [requested], channels: [c]}]}
                  routes: [%s]
                """;
        return new KnownPlan(1, PlanFile.parse(yaml.formatted(zone, String.join(", ", routes))));
    }

    private static String hhmm(int minute) {
        return LocalTime.ofSecondOfDay(60L * minute).toString();
    }

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
