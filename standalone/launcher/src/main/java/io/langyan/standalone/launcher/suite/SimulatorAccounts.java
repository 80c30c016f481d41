package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.launcher.home.Secrets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The accounts at the simulated providers: the same secrets on both sides, made at the first start. */
record SimulatorAccounts(Secrets secrets, int port, int smtpPort) {

    private static final String HERE = "127.0.0.1:";
    private static final Pattern ADDRESS = Pattern.compile("(http|smtp)://127\\.0\\.0\\.1:.*");

    private static final String WECOM_APP = "wwlangyan/1000002";
    private static final String SMS_SIGN = "狼烟";
    private static final String SMS_TEMPLATE = "SMS_000000001";

    /**
     * What the simulators accept.
     *
     * @param notification where it is told of pressed buttons
     */
    Map<String, String> forSimulators(String notification) {
        Map<String, String> all = new TreeMap<>(credentials());
        all.put(
                "LANGYAN_SIM_WECOM_CALLBACKS",
                WECOM_APP + "=" + cardToken() + "|" + cardKey() + "|" + notification
                        + "/api/callbacks/cards/wecom-app");
        return all;
    }

    private Map<String, String> credentials() {
        return Map.of(
                "LANGYAN_SIM_WECOM_KEYS", wecomKey() + "," + String.join(",", BenchRobots.keys(secrets)),
                "LANGYAN_SIM_WECOM_APPS", WECOM_APP + "=" + token("wecom-app-secret"),
                "LANGYAN_SIM_DINGTALK_ROBOTS", dingtalkToken() + "=" + dingtalkSecret(),
                "LANGYAN_SIM_DINGTALK_APPS", token("dingtalk-app-key") + "/123=" + token("dingtalk-app-secret"),
                "LANGYAN_SIM_ALIYUN_KEYS", aliyunKey() + "=" + aliyunSecret(),
                "LANGYAN_SIM_FEISHU_ROBOTS", feishuToken() + "=" + token("feishu-secret"),
                "LANGYAN_SIM_TENCENT_KEYS", token("tencent-id") + "=" + token("tencent-key"),
                "LANGYAN_SIM_WEBHOOK_RECEIVERS", "duty=" + webhookSecret(),
                "LANGYAN_SIM_SMTP_PORT", String.valueOf(smtpPort),
                "LANGYAN_SIM_SMTP_USERS", "duty=" + token("mail-password"));
    }

    /** What notification sends with, as {@code PUT /api/channels} takes it. */
    List<Map<String, Object>> channels() {
        return List.of(
                channel("wecom-robot", "/wecom", Map.of(), Map.of("key", wecomKey())),
                channel(
                        "wecom-app",
                        "/wecom",
                        Map.of("corpId", "wwlangyan", "agentId", "1000002"),
                        Map.of(
                                "secret",
                                token("wecom-app-secret"),
                                "callbackToken",
                                cardToken(),
                                "encodingAesKey",
                                cardKey())),
                channel(
                        "dingtalk-robot",
                        "/dingtalk",
                        Map.of(),
                        Map.of("token", dingtalkToken(), "secret", dingtalkSecret())),
                channel(
                        "dingtalk-notice",
                        "/dingtalk",
                        Map.of("agentId", "123"),
                        Map.of("appKey", token("dingtalk-app-key"), "appSecret", token("dingtalk-app-secret"))),
                channel(
                        "aliyun-sms",
                        "/aliyun",
                        Map.of("sign", SMS_SIGN, "template", SMS_TEMPLATE),
                        Map.of("accessKeyId", aliyunKey(), "accessKeySecret", aliyunSecret())),
                channel(
                        "aliyun-voice",
                        "/aliyun-voice",
                        Map.of("template", "TTS_000000001"),
                        Map.of("accessKeyId", aliyunKey(), "accessKeySecret", aliyunSecret())),
                channel(
                        "feishu-robot",
                        "/feishu",
                        Map.of(),
                        Map.of("token", feishuToken(), "secret", token("feishu-secret"))),
                channel(
                        "tencent-sms",
                        "/tencent",
                        Map.of("sdkAppId", "1400000000", "sign", SMS_SIGN, "template", "1000001"),
                        Map.of("secretId", token("tencent-id"), "secretKey", token("tencent-key"))),
                channel("webhook", "/webhook/hooks/duty", Map.of(), Map.of("secret", webhookSecret())),
                at(
                        "email",
                        "smtp://" + HERE + smtpPort,
                        Map.of("from", "langyan@langyan.example", "user", "duty", "deadman", "true"),
                        Map.of("password", token("mail-password"), "deadmanTo", "deadman@langyan.example")));
    }

    /** Whether a channel leads to simulators, of this start or an earlier one. */
    static boolean areAt(String address) {
        return ADDRESS.matcher(address).matches();
    }

    private Map<String, Object> channel(
            String kind, String prefix, Map<String, String> settings, Map<String, String> credentials) {
        return at(kind, url() + prefix, settings, credentials);
    }

    /** Drills may use these: nobody is woken by a simulator. */
    private static Map<String, Object> at(
            String kind, String address, Map<String, String> settings, Map<String, String> credentials) {
        return Map.of(
                "name", kind,
                "kind", kind,
                "drill", true,
                "test", true,
                "baseUrl", address,
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

    /** Feishu's have letters, digits and hyphens only. */
    private String feishuToken() {
        return token("feishu-token").replace('_', '-');
    }

    /** WeChat Work's have letters and digits only. */
    private String cardToken() {
        return token("wecom-callback-token").replaceAll("[^A-Za-z0-9]", "x");
    }

    private String cardKey() {
        return secrets.key("simulated-wecom-callback-key").replace("=", "").replaceAll("[^A-Za-z0-9]", "x");
    }

    private String aliyunKey() {
        return secrets.token("simulated-aliyun-key");
    }

    private String aliyunSecret() {
        return secrets.token("simulated-aliyun-secret");
    }

    private String webhookSecret() {
        return "whsec_" + secrets.key("simulated-webhook-secret");
    }

    private String token(String name) {
        return secrets.token("simulated-" + name);
    }

    /** Host and port, as notification's guard of ways out is told of them. */
    String place() {
        return HERE + port;
    }

    String url() {
        return "http://" + place();
    }
}
