package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.launcher.home.Secrets;
import java.util.List;
import java.util.Map;

/** The accounts at the simulated providers: the same secrets on both sides, made at the first start. */
record SimulatorAccounts(Secrets secrets, int port) {

    static final String LOOPBACK = "http://127.0.0.1:";

    private static final String SMS_SIGN = "狼烟";
    private static final String SMS_TEMPLATE = "SMS_000000001";

    /** What the simulators accept. */
    Map<String, String> forSimulators() {
        return Map.of(
                "LANGYAN_SIM_WECOM_KEYS", wecomKey(),
                "LANGYAN_SIM_DINGTALK_ROBOTS", dingtalkToken() + "=" + dingtalkSecret(),
                "LANGYAN_SIM_ALIYUN_KEYS", aliyunKey() + "=" + aliyunSecret());
    }

    /** What notification sends with, as {@code PUT /api/channels} takes it. */
    List<Map<String, Object>> channels() {
        return List.of(
                channel("wecom-robot", "/wecom", Map.of(), Map.of("key", wecomKey())),
                channel(
                        "dingtalk-robot",
                        "/dingtalk",
                        Map.of(),
                        Map.of("token", dingtalkToken(), "secret", dingtalkSecret())),
                channel(
                        "aliyun-sms",
                        "/aliyun",
                        Map.of("sign", SMS_SIGN, "template", SMS_TEMPLATE),
                        Map.of("accessKeyId", aliyunKey(), "accessKeySecret", aliyunSecret())));
    }

    /** Drills may use these: nobody is woken by a simulator. */
    private Map<String, Object> channel(
            String kind, String prefix, Map<String, String> settings, Map<String, String> credentials) {
        return Map.of(
                "name", kind,
                "kind", kind,
                "drill", true,
                "test", true,
                "baseUrl", url() + prefix,
                "settings", settings,
                "secrets", credentials);
    }

    private String wecomKey() {
        return secrets.token("simulated-wecom-key");
    }

    private String dingtalkToken() {
        return secrets.token("simulated-dingtalk-token");
    }

    private String dingtalkSecret() {
        return secrets.token("simulated-dingtalk-secret");
    }

    private String aliyunKey() {
        return secrets.token("simulated-aliyun-key");
    }

    private String aliyunSecret() {
        return secrets.token("simulated-aliyun-secret");
    }

    String url() {
        return LOOPBACK + port;
    }
}
