package io.langyan.notification;

import io.langyan.standalone.simulators.SimulatorSettings;
import io.langyan.standalone.simulators.Simulators;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The provider simulators with many robots, so that tests do not share their limits. */
public final class SimulatorsResource implements QuarkusTestResourceLifecycleManager {

    static final String URL = "langyan.test.simulators";
    static final String MAIL_URL = "langyan.test.mail";
    static final String WEBHOOK_SECRET = "whsec_bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ=";
    static final String MAIL_PASSWORD = "mail password of the tests";

    /** More than the tests of the whole module make in one JVM. */
    private static final int WORLDS = 2000;

    private Simulators simulators;

    @Override
    public Map<String, String> start() {
        Map<String, String> env = new HashMap<>();
        env.put("LANGYAN_SIM_PORT", "0");
        env.put(
                "LANGYAN_SIM_WECOM_KEYS",
                IntStream.range(0, WORLDS).mapToObj(i -> "wecom-key-" + i).collect(Collectors.joining(",")));
        env.put(
                "LANGYAN_SIM_DINGTALK_ROBOTS",
                IntStream.range(0, WORLDS)
                        .mapToObj(i -> "ding-token-" + i + "=SEC" + i)
                        .collect(Collectors.joining(",")));
        env.put("LANGYAN_SIM_ALIYUN_KEYS", "ak=sk,voice-key-id=voice-key-secret");
        env.put(
                "LANGYAN_SIM_WECOM_APPS",
                IntStream.range(0, WORLDS)
                        .mapToObj(i -> "wwtest/" + i + "=app-secret-" + i)
                        .collect(Collectors.joining(",")));
        env.put(
                "LANGYAN_SIM_DINGTALK_APPS",
                IntStream.range(0, WORLDS)
                        .mapToObj(i -> "notice-key-" + i + "/" + i + "=notice-secret-" + i)
                        .collect(Collectors.joining(",")));
        env.put("LANGYAN_SIM_SMTP_PORT", "0");
        env.put("LANGYAN_SIM_SMTP_USERS", "duty=" + MAIL_PASSWORD);
        env.put(
                "LANGYAN_SIM_WEBHOOK_RECEIVERS",
                IntStream.range(0, WORLDS)
                        .mapToObj(i -> "hook-" + i + "=" + WEBHOOK_SECRET)
                        .collect(Collectors.joining(",")));
        env.put("LANGYAN_SIM_TENCENT_KEYS", "tencent-id=tencent-key");
        env.put(
                "LANGYAN_SIM_FEISHU_ROBOTS",
                IntStream.range(0, WORLDS)
                        .mapToObj(i -> "feishu-token-" + i + "=FEI" + i)
                        .collect(Collectors.joining(",")));
        simulators = Simulators.start(SimulatorSettings.from(env));
        System.setProperty(URL, simulators.url());
        System.setProperty(MAIL_URL, "smtp://127.0.0.1:" + simulators.smtpPort());
        return Map.of(
                "langyan.notification.deadman.outward-url",
                simulators.url() + "/sim/messages",
                "langyan.notification.contact-key",
                Base64.getEncoder().encodeToString("only for tests, 32 bytes long...".getBytes()),
                "langyan.notification.outbound.allow",
                "127.0.0.1:" + simulators.port(),
                "langyan.notification.patience",
                "2s",
                "langyan.notification.probe",
                "2s",
                "langyan.notification.send-timeout",
                "5s",
                "langyan.notification.channels",
                """
                [{"name":"seeded","kind":"wecom-robot","baseUrl":"%s/wecom","secrets":{"key":"wecom-key-0"},"drill":true}]"""
                        .formatted(simulators.url()));
    }

    @Override
    public void stop() {
        simulators.close();
    }
}
