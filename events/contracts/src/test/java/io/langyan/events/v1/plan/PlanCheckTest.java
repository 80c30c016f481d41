package io.langyan.events.v1.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.langyan.events.v1.Level;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan that does not hold together is refused, and told where and why. */
class PlanCheckTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource
    void oneWrongPlaceIsNamed(String good, String bad, String path, String words) {
        // Given
        String text = PlanFile.defaultText();
        assertThat(text).contains(good);

        // When
        List<Finding> findings = PlanCheck.check(text.replaceFirst(java.util.regex.Pattern.quote(good), bad));

        // Then
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.path()).isEqualTo(path);
            assertThat(finding.en()).contains(words);
            assertThat(finding.zh()).isNotBlank().isNotEqualTo(finding.en());
        });
    }

    static Stream<Arguments> oneWrongPlaceIsNamed() {
        return Stream.of(frame(), grading(), response(), rest(), routes()).flatMap(part -> part);
    }

    private static Stream<Arguments> frame() {
        return Stream.of(
                arguments("kind: CrisisPlan", "kind: Recipe", "/kind", "CrisisPlan"),
                arguments("apiVersion: langyan/v1", "apiVersion: langyan/v9", "/apiVersion", "langyan/v1"),
                arguments("name: default", "name: Über Plan", "/name", "spelled"),
                arguments("zone: Asia/Shanghai", "zone: Asia/Atlantis", "/zone", "Asia/Atlantis"),
                arguments("mode: live", "mode: asleep", "/mode", "asleep"),
                arguments("timeScale: 1", "timeScale: 60", "/timeScale", "drill is missing"),
                arguments("timeScale: 1", "timeScale: 0", "/timeScale", "below 1"),
                arguments("timeScale: 1", "timescale: 1", "", "unknown property \"timescale\""),
                arguments(
                        "  - {id: langyan,",
                        "  - {id: langyan, name: twin}\n  - {id: langyan,",
                        "/brands/1",
                        "brand \"langyan\" occurs twice"),
                arguments("id: langyan,", "id: Lang Yan,", "/brands/0/id", "spelled"),
                arguments("[\"weibo:狼烟官方\"]", "[狼烟官方]", "/brands/0/ownAccounts/0", "spelled"));
    }

    private static String manyClauses() {
        return IntStream.range(0, 65)
                .mapToObj(number -> "    clause-%d: {authors: [media], orMentions: 1}%n".formatted(number))
                .collect(Collectors.joining());
    }

    private static Stream<Arguments> grading() {
        return Stream.of(
                arguments(
                        "anyOf: [core-interest, media-follow-up]",
                        "anyOf: [core-interest, media-folow-up]",
                        "/grading/levels/0/anyOf/1",
                        "clause \"media-folow-up\" does not exist"),
                arguments(
                        "within: PT8H}}\n  warn",
                        "within: PT8H}, allOf: [nowhere]}\n  warn",
                        "/grading/levels/2/allOf/0",
                        "clause \"nowhere\" does not exist"),
                arguments(
                        "{categories: [product-safety, compliance, privacy], share",
                        "{share",
                        "/grading/clauses/core-interest",
                        "clause \"core-interest\" can never hold"),
                arguments(
                        "{authors: [media], orMentions: 1}",
                        "{authors: [media]}",
                        "/grading/clauses/media-follow-up",
                        "clause \"media-follow-up\" can never hold"),
                arguments(
                        "[product-safety, compliance",
                        "[witchcraft, compliance",
                        "/grading/clauses/core-interest/categories/0",
                        "witchcraft"),
                arguments("share: 0.2", "share: 1.2", "/grading/clauses/core-interest/share", "above 1"),
                arguments("share: 0.2", "share: 0", "/grading/clauses/core-interest/share", "below 0"),
                arguments("orMentions: 5", "orMentions: 0", "/grading/clauses/core-interest/orMentions", "below 1"),
                arguments("level: L1, spread", "level: L2, spread", "/grading/levels/1/level", "level L2 occurs twice"),
                arguments("level: L2, spread", "level: L1, spread", "/grading/levels/1/level", "level L1 occurs twice"),
                arguments(
                        "- {level: L2, spread: {over: 50000, within: PT4H}, anyOf: [user-rights, core-interest]}\n    - {level: L3, spread: {over: 10000, within: PT8H}}",
                        "- {level: L3, spread: {over: 10000, within: PT8H}}\n    - {level: L2, spread: {over: 50000, within: PT4H}}",
                        "/grading/levels/2/level",
                        "highest first: L2 comes after L3"),
                arguments(
                        "over: 50000, within: PT4H",
                        "over: 100000, within: PT2H",
                        "/grading/levels/1/spread",
                        "L2 (> 100000 / PT2H) overlaps the higher L1"),
                arguments(
                        "over: 10000, within: PT8H",
                        "over: 60000, within: PT4H",
                        "/grading/levels/2/spread",
                        "L3 (> 60000 / PT4H) overlaps the higher L2"),
                arguments(
                        "warn: {spread: {over: 3000",
                        "warn: {spread: {over: 10000",
                        "/grading/warn/spread",
                        "warn (> 10000 / PT8H) overlaps the higher L3"),
                arguments(
                        "watch: {spread: {over: 500",
                        "watch: {spread: {over: 3000",
                        "/grading/watch/spread",
                        "overlaps the higher warn"),
                arguments("level: L1, spread", "level: L0, spread", "/grading/levels/0/level", "L0"),
                arguments("over: 100000", "over: -1", "/grading/levels/0/spread/over", "below 0"),
                arguments(
                        "over: 100000",
                        "over: lots",
                        "/grading/levels/0/spread/over",
                        "string found, integer expected"),
                arguments(
                        "within: PT2H}, anyOf",
                        "within: PT7230S}, anyOf",
                        "/grading/levels/0/spread/within",
                        "PT2H30S is not of whole minutes"),
                arguments(
                        "within: PT8H}}\n  warn",
                        "within: P32D}}\n  warn",
                        "/grading/levels/2/spread/within",
                        "longer than PT744H"),
                arguments("  clauses:\n", "  clauses:\n" + manyClauses(), "/grading/clauses", "64"),
                arguments(
                        "within: PT2H}, anyOf",
                        "within: PT0S}, anyOf",
                        "/grading/levels/0/spread/within",
                        "not of whole minutes"),
                arguments(
                        "within: PT2H}, anyOf",
                        "within: 2h}, anyOf",
                        "/grading/levels/0/spread/within",
                        "is not a duration"),
                arguments(
                        "within: PT2H}, anyOf",
                        "within: -PT2H}, anyOf",
                        "/grading/levels/0/spread/within",
                        "is not a duration"),
                arguments("forecast: {level: L3", "forecast: {level: L4", "/grading/warn/forecast/level", "L4"),
                arguments("negativeShare: 0.3}", "negativeShare: 30}", "/grading/counts/negativeShare", "above 1"),
                arguments("story: cluster", "story: chapter", "/grading/story", "chapter"),
                arguments("window: sliding", "window: french", "/grading/window", "french"),
                arguments("for: PT24H", "for: PT0H", "/grading/quiet/for", "above zero"),
                arguments("reach: 15", "reach: -15", "/grading/score/weights/reach", "-15 is below 0"),
                arguments("reach: 15", "reach: 115", "/grading/score/weights/reach", "above 100"),
                arguments("reach: 15", "loudness: 15", "/grading/score/weights", "unknown property \"loudness\""),
                arguments(
                        "velocity: 30, reach: 15, interest: 15, media: 10, negativity: 20, platforms: 10",
                        "velocity: 0, reach: 0, interest: 0, media: 0, negativity: 0, platforms: 0",
                        "/grading/score/weights",
                        "it is always 0"),
                arguments("watch: {spread", "watsch: {spread", "/grading", "unknown property \"watsch\""));
    }

    private static Stream<Arguments> response() {
        return Stream.of(
                arguments(
                        "escalation: task-force",
                        "escalation: taskforce",
                        "/response/squads/1/escalation",
                        "\"taskforce\" of squad \"专项小组\" does not exist"),
                arguments(
                        "escalation: task-force",
                        "escalation: listener",
                        "/response/squads/1/escalation",
                        "not for every level"),
                arguments(
                        "lead: pr-lead",
                        "lead: executive",
                        "/response/squads/0/lead",
                        "lead \"executive\" has no seat"),
                arguments(
                        "levels: [L2, L3]\n      lead",
                        "levels: [L2]\n      lead",
                        "/response/squads",
                        "no squad for L3"),
                arguments(
                        "levels: [L1]\n      lead",
                        "levels: []\n      lead",
                        "/response/squads/1",
                        "\"专项小组\" is never called"),
                arguments(
                        "role: legal-head, group: experts",
                        "role: pr-lead, group: experts",
                        "/response/squads/0/seats/2",
                        "seat \"pr-lead\" occurs twice"),
                arguments("group: experts", "group: wizards", "/response/squads/0/seats/2/group", "wizards"),
                arguments(
                        "close: [pr-lead]",
                        "close: [janitor]",
                        "/response/commands/close/0",
                        "role \"janitor\" sits in no squad"),
                arguments("close: [pr-lead]", "open: [pr-lead]", "/response/commands", "unknown property \"open\""),
                arguments(
                        "levels: [L1], within: PT30M}",
                        "levels: [L1], within: PT30M, every: PT4H}",
                        "/response/clocks/0",
                        "exactly one of within, every, workingDays"),
                arguments(
                        "{clock: update, every: PT4H}",
                        "{clock: update}",
                        "/response/clocks/5",
                        "exactly one of within, every, workingDays"),
                arguments(
                        "{clock: fact-check, within: PT1H}",
                        "{clock: fact-check, within: PT0M}",
                        "/response/clocks/1/within",
                        "above zero"),
                arguments(
                        "{clock: fact-check, ",
                        "{clock: meeting, ",
                        "/response/clocks/1",
                        "clock \"meeting\" has two rules for L1"),
                arguments("{clock: fact-check, ", "{clock: tea, ", "/response/clocks/1/clock", "tea"),
                arguments(
                        "from: PT2H, within: PT24H",
                        "from: PT48H, within: PT24H",
                        "/response/clocks/4/from",
                        "from must come before within"),
                arguments(
                        "from: PT24H, within: PT72H",
                        "within: PT72H, startsAt: closed",
                        "/response/clocks/6/startsAt",
                        "cannot start at closing"),
                arguments(
                        "workingDays: 3, startsAt",
                        "workingDays: 0, startsAt",
                        "/response/clocks/7/workingDays",
                        "below 1"),
                arguments("atRiskAfter: 0.75", "atRiskAfter: 1", "/response/atRiskAfter", "above 1"),
                arguments("chain: [pr, legal, head]", "chain: [pr, oracle]", "/response/approvals/chain/1", "oracle"),
                arguments("chain: [pr, legal, head]", "chain: [pr, pr]", "/response/approvals/chain", "unique"),
                arguments(
                        "quiet: {slopeBelow: 0.02, for: PT24H, negativeShareBelow: 0.3}\n",
                        "\n",
                        "/response/closing/quiet",
                        "grading.quiet is not defined"),
                arguments(
                        "role: operations-head, within: PT2H",
                        "role: nobody, within: PT2H",
                        "/response/playbooks/0/tasks/1/role",
                        "role \"nobody\""),
                arguments("- type: pr\n", "- type: comedy\n", "/response/playbooks/0/type", "comedy"),
                arguments(
                        "opening: {at: L3, by: rule}",
                        "opening: {at: L3, by: magic}",
                        "/response/opening/by",
                        "magic"));
    }

    private static Stream<Arguments> rest() {
        return Stream.of(
                arguments(
                        "{after: PT5M, roles",
                        "{after: PT0S, roles",
                        "/escalation/policies/0/steps/1/after",
                        "escalation \"emergency\": each step"),
                arguments(
                        "- name: task-force",
                        "- name: emergency",
                        "/escalation/policies/1",
                        "escalation \"emergency\" occurs twice"),
                arguments(
                        "channels: [wecom-robot, dingtalk-robot, aliyun-sms]}",
                        "channels: [Carrier Pigeon]}",
                        "/escalation/policies/0/steps/0/channels/0",
                        "spelled"),
                arguments("repeat: 3", "repeat: 3000", "/escalation/policies/0/repeat", "above 100"),
                arguments("onUnknownOutcome: resend", "onUnknownOutcome: pray", "/escalation/onUnknownOutcome", "pray"),
                arguments(
                        "ackExpiresAfter: PT2H", "ackExpiresAfter: PT0S", "/escalation/ackExpiresAfter", "above zero"),
                step("groups: [wizards]", "/groups/0", "wizards"),
                step("groups: [intelligence]", "/groups/0", "group \"intelligence\" has no seat"),
                step("groups: []", "/groups", "1"),
                step("people: [\" \"]", "/people/0", "spelled"),
                arguments(
                        "{after: PT30M, roles: [pr-lead], ",
                        "{after: PT30M, ",
                        "/escalation/policies/1/steps/2",
                        "asks nobody"),
                quiet("from: \"22:00\", to: \"07:30\", levels: [L3, L2]", "/levels/1", "L2 is never quiet"),
                quiet("from: \"22:00\", to: \"07:30\", levels: [L1]", "/levels/0", "L1 is never quiet"),
                quiet("from: \"22:00\", to: \"22:00\", levels: [L3]", "/to", "at the same time"),
                quiet("from: \"22:00\", to: \"24:00\", levels: [L3]", "/to", "spelled"),
                quiet("from: \"22:00\", to: \"07:30\", levels: []", "/levels", "1"),
                quiet("from: \"22:00\", levels: [L3]", "", "\"to\" is missing"),
                arguments("\"09:00\", \"14:00\"", "\"9 o'clock\", \"14:00\"", "/monitoring/patrols/0", "spelled"),
                arguments("\"09:00\", \"14:00\"", "\"14:00\", \"09:00\"", "/monitoring/patrols", "early to late"),
                arguments(
                        "{platform: douyin,",
                        "{platform: weibo,",
                        "/monitoring/platforms/3",
                        "platform \"weibo\" occurs twice"),
                arguments("{platform: douyin,", "{platform: myspace,", "/monitoring/platforms/3/platform", "myspace"),
                arguments(
                        "expectedInterval: PT5M",
                        "expectedInterval: PT0S",
                        "/monitoring/platforms/2/expectedInterval",
                        "above zero"),
                arguments("dueWorkingDays: 3", "dueWorkingDays: 0", "/review/dueWorkingDays", "below 1"),
                arguments(
                        "kpi: subsidence",
                        "kpi: response-time",
                        "/review/kpis/1",
                        "KPI \"response-time\" occurs twice"),
                arguments("unit: minutes", "unit: parsecs", "/review/kpis/0/unit", "parsecs"));
    }

    private static Arguments step(String whom, String path, String words) {
        return arguments(
                "{after: PT30M, roles: [pr-lead], ",
                "{after: PT30M, " + whom + ", ",
                "/escalation/policies/1/steps/2" + path,
                words);
    }

    @Test
    void aStepMayAskGroupsAndPeopleInsteadOfRoles() {
        String plan = PlanFile.defaultText()
                .replace("{after: PT30M, roles: [pr-lead], ", "{after: PT30M, groups: [media], people: [zhang.san], ");

        assertThat(PlanCheck.check(plan)).isEmpty();
        assertThat(PlanCheck.check(PlanFile.parse(plan))).isEmpty();
    }

    @Test
    void aGroupIsWhoSitsThereInTheSquadsOfThePolicy() {
        Plan plan = PlanFile.defaultPlan();
        List<EscalationPolicy.Policy> policies = plan.escalation().policies();

        assertThat(plan.seated(policies.get(0), "experts")).containsExactly("legal-head");
        assertThat(plan.seated(policies.get(1), "experts")).isEmpty();
        assertThat(plan.seated(policies.get(1), "command")).containsExactly("pr-lead", "business-head");
        assertThat(plan.seated(policies.get(2), "experts")).containsExactly("legal-head");
    }

    private static Stream<Arguments> routes() {
        return Stream.of(
                route("policy: nobody", "/policy", "\"nobody\" of route \"r\" does not exist"),
                route("policy: listener, levels: [watch, L3]", "/levels/1", "cannot take L3"),
                route("policy: task-force, levels: [L1]", "/levels/0", "\"task-force\" does not list it"),
                route("policy: listener, levels: []", "/levels", "at least 1"),
                route("policy: listener, brands: []", "/brands", "at least 1"),
                route("policy: listener, types: []", "/types", "at least 1"),
                route("policy: listener, categories: []", "/categories", "at least 1"),
                route("policy: listener, platforms: []", "/platforms", "at least 1"),
                route("policy: listener, whys: []", "/whys", "at least 1"),
                route("policy: listener, brands: [langyan, other]", "/brands/1", "\"other\" is not of this plan"),
                route("policy: listener, types: [comedy]", "/types/0", "comedy"),
                route("policy: listener, categories: [weather]", "/categories/0", "weather"),
                route("policy: listener, platforms: [myspace]", "/platforms/0", "myspace"),
                route("policy: listener, whys: [boredom]", "/whys/0", "boredom"),
                route("policy: listener, days: monday", "/days", "monday"),
                route("policy: listener, drill: true", "", "unknown property \"drill\""),
                route("policy: listener, hours: {from: \"22:00\"}", "/hours", "\"to\" is missing"),
                route("policy: listener, hours: {from: \"22:00\", to: \"24:00\"}", "/hours/to", "spelled"),
                route("policy: listener, hours: {from: \"22:00\", to: \"22:00\"}", "/hours/to", "at the same time"),
                route("levels: [L3]", "", "\"policy\" is missing"),
                routes("{name: r, policy: listener, types: [pr]}, {name: r, policy: listener}", "/1", "occurs twice"),
                routes(
                        "{name: a, policy: listener, platforms: [douyin, weibo]}, {name: b, policy: listener, platforms: [weibo], levels: [warn]}",
                        "/1",
                        "\"b\" is never taken: \"a\" comes first"),
                routes("{name: a, policy: listener}, ".repeat(101), "", "at most 100"));
    }

    private static Arguments route(String route, String path, String words) {
        return routes("{name: r, " + route + "}", "/0" + path, words);
    }

    private static Arguments routes(String routes, String path, String words) {
        return arguments(
                "onUnknownOutcome: resend",
                "onUnknownOutcome: resend\n  routes: [" + routes + "]",
                "/escalation/routes" + path,
                words);
    }

    @Test
    void aRouteMayTakeWhatItsPolicyIsForAndNoLaterOneThatTakesMoreIsHidden() {
        String plan = PlanFile.defaultText()
                .replace(
                        "onUnknownOutcome: resend",
                        """
                        onUnknownOutcome: resend
                          routes:
                            - {name: 夜间抖音, platforms: [douyin], hours: {from: "22:00", to: "07:30"}, policy: listener}
                            - {name: 假日抖音, platforms: [douyin], days: rest, policy: listener}
                            - {name: 抖音, platforms: [douyin], policy: listener}
                            - {name: 法律, brands: [langyan], levels: [L3], types: [legal], categories: [privacy], whys: [opened], policy: task-force}
                            - {name: 危机, policy: task-force}
                            - {name: 其余, policy: listener}
                        """);

        assertThat(PlanCheck.check(plan)).isEmpty();
        assertThat(PlanCheck.check(PlanFile.parse(plan))).isEmpty();
    }

    /** What is for all levels is for no grave one in particular: a route would take pages of L1 from their policy unseen. */
    @ParameterizedTest
    @ValueSource(strings = {"L1", "L2"})
    void onlyAPolicyThatListsAGraveLevelIsGivenItsPages(String level) {
        String plan = PlanFile.defaultText()
                .replace("    - name: listener\n      levels: [warn, watch]\n", "    - name: listener\n")
                .replace(
                        "onUnknownOutcome: resend",
                        "onUnknownOutcome: resend\n  routes: [{name: r, levels: [L3, " + level
                                + "], policy: listener}]");

        assertThat(PlanCheck.check(plan)).singleElement().satisfies(finding -> assertThat(finding.path())
                .isEqualTo("/escalation/routes/0/levels/1"));
        EscalationPolicy escalation =
                PlanFile.parse(plan.replace("[L3, " + level + "]", "[L3]")).escalation();
        assertThat(escalation.takenBy(new Route("all", null, null, null, null, null, null, null, null, "listener")))
                .containsExactly(Level.WATCH, Level.WARN, Level.L3);
    }

    private static Arguments quiet(String hours, String path, String words) {
        return arguments(
                "onUnknownOutcome: resend",
                "onUnknownOutcome: resend\n  quietHours: {" + hours + "}",
                "/escalation/quietHours" + path,
                words);
    }

    @Test
    void whatStandsBelowL2MayBeQuietOverMidnight() {
        String plan = PlanFile.defaultText()
                .replace(
                        "onUnknownOutcome: resend",
                        "onUnknownOutcome: resend\n  quietHours: {from: \"22:00\", to: \"07:30\", levels: [watch, warn, L3]}");

        assertThat(PlanCheck.check(plan)).isEmpty();
        assertThat(PlanCheck.check(PlanFile.parse(plan))).isEmpty();
    }

    @Test
    void onlyGradingIsEnoughForABacktest() {
        assertThat(PlanCheck.check("grading: {levels: [{level: L3, spread: {over: 10, within: PT1H}}]}"))
                .isEmpty();
    }

    @Test
    void withoutGradingThereIsNoPlan() {
        assertThat(PlanCheck.check("name: empty")).singleElement().satisfies(finding -> assertThat(finding.en())
                .contains("\"grading\" is missing"));
    }

    @Test
    void noIncidentWouldEverOpen() {
        String plan =
                """
                grading: {levels: [{level: L3, spread: {over: 10, within: PT1H}}]}
                response: {opening: {at: L1, by: rule}}
                """;

        assertThat(PlanCheck.check(plan)).singleElement().satisfies(finding -> assertThat(finding.toString())
                .isEqualTo("/response/opening/at: no rule reaches L1: no incident would ever open"));
    }

    @Test
    void aDrillMayRunFast() {
        String drill = PlanFile.defaultText().replace("timeScale: 1", "timeScale: 60\ndrill: spring-2027");

        assertThat(PlanCheck.check(drill)).isEmpty();
    }

    @Test
    void aStepCallsAChannelByTheNameThatSomebodyGaveIt() {
        String plan = PlanFile.defaultText().replace("channels: [wecom-robot, dingtalk-robot]", "channels: [duty-2]");

        assertThat(PlanCheck.check(plan)).isEmpty();
        assertThat(PlanFile.parse(plan).escalation().policies())
                .filteredOn(policy -> policy.name().equals("listener"))
                .flatExtracting(policy -> policy.steps().get(0).channels())
                .containsExactly("duty-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "[]", "42", "grading: [", "a: 1\na: 2", "grading: {}\n---\ngrading: {}", "\t- x"})
    void whatIsNoPlanAtAllIsRefused(String text) {
        assertThat(PlanCheck.check(text)).isNotEmpty();
        assertThatThrownBy(() -> PlanFile.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBrokenLineIsNumbered() {
        assertThat(PlanCheck.check("name: x\ngrading: {\n  story: [\n"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.en()).startsWith("line "));
    }

    @Test
    void readingNamesAnUnknownProperty() {
        assertThatThrownBy(() -> PlanFile.parse("grading: {storey: cluster}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/grading/storey")
                .hasMessageContaining("storey");
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        String text = PlanFile.defaultText()
                .replace("anyOf: [core-interest, media-follow-up]", "anyOf: [a-clause, b-clause]")
                .replace("escalation: emergency", "escalation: none")
                .replace("zone: Asia/Shanghai", "zone: Mars/Base");

        assertThat(PlanCheck.check(text))
                .extracting(Finding::path)
                .contains(
                        "/zone",
                        "/grading/levels/0/anyOf/0",
                        "/grading/levels/0/anyOf/1",
                        "/response/squads/0/escalation");
    }
}
