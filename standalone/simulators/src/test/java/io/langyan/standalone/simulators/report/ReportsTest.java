package io.langyan.standalone.simulators.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.simulators.aliyun.AliyunAccount;
import io.langyan.standalone.simulators.aliyun.AliyunSms;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.phone.Message;
import io.langyan.standalone.simulators.tencent.TencentAccount;
import io.langyan.standalone.simulators.tencent.TencentSms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a customer's server that answers as it is told. */
class ReportsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Vertx vertx = Vertx.vertx();
    private final Reports reports = new Reports(vertx, Duration.ofMillis(20));
    private final AliyunSms aliyun = new AliyunSms(new AliyunAccount(Map.of(), Set.of(), Map.of()), () -> NOW);
    private final TencentSms tencent =
            new TencentSms(new TencentAccount(Map.of(), Set.of(), Set.of(), Map.of(), 6, 2), () -> NOW);
    /** What the customer answers, in turn; the last for ever. */
    private final ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private HttpServer customer;
    private String url;

    @BeforeEach
    void start() throws Exception {
        customer = await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    if (body.length() > 0) {
                        received.add(json(body.toString()));
                    }
                    String answer = answers.size() > 1 ? answers.poll() : answers.peek();
                    request.response().end(answer);
                }))
                .listen(0, "127.0.0.1"));
        url = "http://127.0.0.1:" + customer.actualPort() + "/reports";
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    @Test
    void anAddressIsTriedBeforeAlibabaCloudSavesIt() throws Exception {
        answers.addAll(List.of("<html>hello", "{\"code\":0,\"msg\":\"成功\"}"));

        assertThatThrownBy(() -> await(reports.save(aliyun, url))).isInstanceOf(ExecutionException.class);
        await(reports.of(aliyun, accepted(), Fate.DELIVERED));
        assertThat(received).isEmpty();

        await(reports.save(aliyun, url));
        await(reports.of(aliyun, accepted(), Fate.DELIVERED));
        assertThat(received).hasSize(1).allSatisfy(report -> assertThat(
                        report.path(0).path("biz_id").asText())
                .isEqualTo("1^0"));
    }

    @Test
    void whatIsNotReceivedIsSentAgainThreeTimesAndThenDropped() throws Exception {
        answers.add("{\"code\":0}");
        await(reports.save(aliyun, url));
        answers.clear();
        answers.add("{\"code\":\"no number\"}");

        await(reports.of(aliyun, accepted(), Fate.DELIVERED));

        assertThat(taken(4)).isEqualTo(4);
        assertThat(received.poll(600, TimeUnit.MILLISECONDS)).isNull();
        assertThat(reports.sent()).extracting(Reports.Sent::attempt).containsExactly(1, 2, 3, 4);
        assertThat(reports.sent()).noneMatch(Reports.Sent::received);
    }

    @Test
    void tencentCloudSendsTwiceMoreAndStopsWhenItIsReceived() throws Exception {
        answers.addAll(List.of("{\"result\":1,\"errmsg\":\"busy\"}", "{\"result\":0,\"errmsg\":\"OK\"}"));
        await(reports.save(tencent, url));

        await(reports.of(tencent, accepted(), Fate.lost("UNDELIV", "空号")));

        assertThat(taken(2)).isEqualTo(2);
        assertThat(received.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(reports.sent().get(1).received()).isTrue();
    }

    private int taken(int count) throws InterruptedException {
        int taken = 0;
        while (taken < count && received.poll(10, TimeUnit.SECONDS) != null) {
            taken++;
        }
        return taken;
    }

    /** As either provider answers. */
    private static Answer accepted() {
        JsonNode body = json(
                """
                {"BizId":"1^0","Response":{"SendStatusSet":[{"SerialNo":"1","PhoneNumber":"+8613800000000","Code":"Ok"}]}}""");
        JsonNode raw = json("{\"OutId\":\"evt-1\"}");
        Message message = new Message(1, "aliyun-sms", NOW, "s", "t", List.of("13800000000"), "text", raw);
        return new Answer(200, "OK", body, List.of(message));
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (java.io.IOException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
