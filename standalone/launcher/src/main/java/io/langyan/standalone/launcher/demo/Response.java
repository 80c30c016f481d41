package io.langyan.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the squad does: first word, meeting, facts, statement, closing. */
final class Response {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(300);
    private static final Duration UPDATE_AHEAD = Duration.ofSeconds(15);

    private final Rest rest;
    private final DrillBrand brand;
    private final Stage stage;
    private final Narrator tell;
    private final String incident;
    private final String path;

    Response(Rest rest, DrillBrand brand, Stage stage, Narrator tell, String incident) {
        this.rest = rest;
        this.brand = brand;
        this.stage = stage;
        this.tell = tell;
        this.incident = incident;
        this.path = "/api/incidents/" + incident;
    }

    void firstWord() {
        Instant begin = Instant.now();
        String text = "我们已关注到关于" + brand.product() + "的情况，正在核实，将尽快公布进展。";
        publish("holding", text, Map.of("publisher", "pr"));
        tell.step("首次回应：公关审批、发布", "holding text approved and out", Duration.between(begin, Instant.now()));
        tell.detail("「" + text + "」");
    }

    void meeting() {
        tell.chapter("处置", "the response");

        rest.post("commander", path + "/clocks/meeting", Map.of("action", "met", "reason", "线上会议已召开"));
        tell.step("应急会议已开，时限达成", "meeting held, its clock met", null);
    }

    void facts() {
        List<Map<String, String>> claims = List.of(
                Map.of("claim", "儿童饮用后呕吐腹泻", "evidence", "三家医院急诊记录", "verdict", "true"),
                Map.of("claim", "涉事批次变质", "evidence", "留样检测报告，冷链温度记录", "verdict", "true"),
                Map.of("claim", "公司拒绝退款", "evidence", "客服录音", "verdict", "partly"));
        rest.post("commander", path + "/fact-sheet", Map.of("claims", claims));
        tell.step("事实核查表已签署", "fact sheet signed", null);
        claims.forEach(claim ->
                tell.detail(claim.get("verdict") + "  " + claim.get("claim") + "（" + claim.get("evidence") + "）"));
    }

    void statement() {
        Instant begin = Instant.now();
        String text =
                "就" + brand.product() + "致多位消费者身体不适，我们诚恳道歉。经核实，涉事批次因冷链中断变质，现全部召回；" + "24小时内完成退款，医药费由我们承担；每4小时公布一次进展。";
        publish("statement", text, Map.of("publisher", "pr", "legal", "legal", "commander", "head"));
        tell.step(
                "声明：公关、法务、负责人依次审批，发布",
                "statement approved by pr, legal, head, and out",
                Duration.between(begin, Instant.now()));
        tell.detail("「" + text + "」");
    }

    void close() {
        Instant begin = Instant.now();
        stage.incident(incident, "quiet", QUIET, found -> {
            updateWhenDue(found);
            return found.hasNonNull("quietSince");
        });
        tell.step("负面传播停止、讨论降温（系统计算）", "quiet, as computed by grading", Duration.between(begin, Instant.now()));
        rest.post("commander", path + "/closing", Map.of("cause", "运输途中冷链中断，涉事批次变质", "followUp", "回访37户，满意度4.3/5"));
        JsonNode closed = stage.incident(incident, "closed incident", SOON, found -> found.path("state")
                .asText()
                .equals("closed"));
        Instant opened = Outbreak.time(closed.path("openedAt"));
        tell.step("结案，处置用时", "closed, handled in", Outbreak.since(opened, closed.path("closedAt")));
    }

    /** It closes without fact sheet and quiet, which a person waives; a statement cannot be waived. */
    void closeAside() {
        String why = "演练中由同一产品的其他讨论引起，随主事件处置";
        rest.post("commander", path + "/fact-sheet", Map.of("waiver", why));
        publish(
                "statement",
                "详见" + brand.product() + "一事的声明。",
                Map.of("publisher", "pr", "legal", "legal", "commander", "head"));
        rest.post("commander", path + "/closing", Map.of("cause", why, "followUp", "随主事件回访", "quietWaiver", why));
    }

    private void updateWhenDue(JsonNode found) {
        Instant soon = Instant.now().plus(UPDATE_AHEAD);
        boolean due = Stage.first(
                        found.path("clocks"),
                        clock -> clock.path("clock").asText().equals("update"))
                .filter(clock -> Outbreak.time(clock.path("dueAt")).isBefore(soon))
                .isPresent();
        if (due) {
            String text = "进展通报：涉事批次召回继续进行，退款通道畅通，患儿陆续康复出院。";
            publish("update", text, Map.of("publisher", "pr", "legal", "legal", "commander", "head"));
            tell.step("按节奏发布进展", "update published, the rhythm goes on", null);
        }
    }

    private void publish(String kind, String text, Map<String, String> approvers) {
        JsonNode drafted = rest.post("publisher", path + "/statements", Map.of("kind", kind, "text", text));
        String statement = path + "/statements/" + drafted.path("id").asText();
        for (String as : List.of("pr", "legal", "head")) {
            approvers.forEach((user, role) -> {
                if (role.equals(as)) {
                    rest.post(
                            user,
                            statement + "/approvals",
                            Map.of(
                                    "as",
                                    as,
                                    "textHash",
                                    drafted.path("textHash").asText()));
                }
            });
        }
        rest.post(
                "publisher",
                statement + "/publications",
                Map.of("urls", List.of("https://example.com/weibo/" + brand.id() + "/" + kind)));
    }
}
