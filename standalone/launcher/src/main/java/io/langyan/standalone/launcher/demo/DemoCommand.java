package io.langyan.standalone.launcher.demo;

import io.langyan.standalone.launcher.cli.HomeOption;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import io.langyan.standalone.launcher.client.RunningSuite;
import io.langyan.standalone.launcher.client.Suite;
import io.langyan.standalone.launcher.home.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./langyan demo}: one crisis, all the way through, told with its times. Fails when any step misses its deadline. */
@Command(
        name = "demo",
        description =
                "Feeds a synthetic crisis through the running suite and narrates it: complaint, warning, L3, L2, L1,"
                        + " pushes, statement, closing, review. Takes about two minutes.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "product-safety",
            description = "product-safety")
    private String scenario;

    @Option(names = "--seed", description = "The same seed gives the same names and numbers (default: drawn).")
    private Long seed;

    @Override
    public Integer call() {
        long drawn = seed == null ? Instant.now().toEpochMilli() : seed;
        DrillBrand brand = DrillBrand.of(drawn);
        Script script = Script.of(scenario, brand, drawn)
                .orElseThrow(() -> new UserError(
                        "There is no scenario " + scenario + "; there is: " + String.join(", ", Script.SCENARIOS)));
        Suite suite = RunningSuite.of(home.home());
        Narrator tell = new Narrator(System.out);
        Rest rest = new Rest(suite);
        try (CrisisFeed feed = new CrisisFeed(rest, brand.drill(), drawn);
                Patience patience = new Patience()) {
            play(suite, rest, brand, script, feed, new Stage(rest, brand, feed, patience), tell);
            return 0;
        } catch (RuntimeException failed) {
            tell.failed(failed.getMessage() == null ? failed.toString() : failed.getMessage());
            return 1;
        }
    }

    private static void play(
            Suite suite, Rest rest, DrillBrand brand, Script script, CrisisFeed feed, Stage stage, Narrator tell) {
        Outbreak outbreak = new Outbreak(script, feed, stage, tell);
        Acknowledge acknowledge = new Acknowledge(rest, stage, tell);
        prepare(rest, brand, stage, tell);
        outbreak.complaint();
        outbreak.warning();
        String id = outbreak.opening();
        Response response = new Response(rest, brand, stage, tell, id);
        acknowledge.signedIn(id);
        response.firstWord();
        response.facts();
        outbreak.larger();
        Instant known = outbreak.gravest();
        response.meeting();
        acknowledge.byCode(id, known);
        response.statement();
        feed.publish(script.act("calm"));
        feed.pace(0);
        tell.chapter("平息", "it calms down");
        response.close();
        Aftermath aftermath = new Aftermath(rest, stage, tell, suite.home().resolve("demo"));
        aftermath.review(id);
        aftermath.timeline(id);
        new CloseOthers(rest, brand, stage, tell).all();
        tell.chapter("完", "the end");
        tell.detail("%d 条提及/mentions，%d 次观测/observations，%d s"
                .formatted(feed.mentions(), feed.observations(), tell.elapsed().toSeconds()));
        tell.detail("手机/phones: " + suite.simulators() + "   危机/crisis: GET " + suite.url() + "/api/crises?brand="
                + brand.id());
    }

    private static void prepare(Rest rest, DrillBrand brand, Stage stage, Narrator tell) {
        tell.chapter("演练预案", "a drill plan of its own");
        rest.put("admin", "/api/plan?name=" + brand.drill(), DrillPlan.of(brand));
        stage.await(
                "brand known to monitoring",
                Duration.ofSeconds(20),
                () -> Stage.first(
                        rest.get("analyst", "/api/watch-rules/from-plans?brand=" + brand.id())
                                .path("items"),
                        any -> true));
        tell.step(
                "预案 " + brand.drill() + "：" + brand.name() + "，时间 ×" + DrillPlan.TIME_SCALE,
                "plan published: every duration ÷ " + DrillPlan.TIME_SCALE,
                null);
        tell.detail("窗口/windows: L1 >100000 / 1 min  L2 >50000 / 1 min  L3 >10000 / 2 min");
    }
}
