package io.langyan.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each provider's simulator has registered for a {@link World}, as a channel is configured with it. */
enum Account {
    FEISHU("feishu-robot", Map.of(), Map.of("token", "feishu-token-%s", "secret", "FEI%s"), "secret", "31415"),
    TENCENT(
            "tencent-sms",
            Map.of("sdkAppId", "1400000000", "sign", "狼烟", "template", "1000001"),
            Map.of("secretId", "tencent-id", "secretKey", "tencent-key"),
            "secretKey",
            "FailedOperation.NeverHeardOf"),
    VOICE(
            "aliyun-voice",
            Map.of("template", "TTS_000000001"),
            Map.of("accessKeyId", "voice-key-id", "accessKeySecret", "voice-key-secret"),
            "accessKeySecret",
            "isv.NEVER_HEARD_OF"),
    WEBHOOK("webhook", Map.of(), Map.of("secret", SimulatorsResource.WEBHOOK_SECRET), "secret", "599"),
    EMAIL(
            "email",
            Map.of("from", "duty@langyan.example", "user", "duty"),
            Map.of("password", SimulatorsResource.MAIL_PASSWORD),
            "password",
            "571"),
    WECOM_APP(
            "wecom-app",
            Map.of("corpId", "wwtest", "agentId", "%s"),
            Map.of("secret", "app-secret-%s"),
            "secret",
            "31415"),
    DINGTALK_NOTICE(
            "dingtalk-notice",
            Map.of("agentId", "%s"),
            Map.of("appKey", "notice-key-%s", "appSecret", "notice-secret-%s"),
            "appSecret",
            "31415");

    /** A secret of the right shape that nobody has registered. */
    private static final String WRONG = "whsec_dGhpcyBpcyBzdXJlbHkgbm90IHRoZSByaWdodCBzZWNyZXQ=";

    final String kind;
    /** A code that the provider has never sent. */
    final String unknown;

    private final Map<String, String> settings;
    private final Map<String, String> secrets;
    private final String key;

    Account(String kind, Map<String, String> settings, Map<String, String> secrets, String key, String unknown) {
        this.kind = kind;
        this.settings = settings;
        this.secrets = secrets;
        this.key = key;
        this.unknown = unknown;
    }

    String name(World world) {
        return kind + "-" + world.number();
    }

    String baseUrl(World world) {
        return switch (this) {
            case WEBHOOK -> World.simulators() + "/webhook/hooks/hook-" + world.number();
            case VOICE -> World.simulators() + "/aliyun-voice";
            case EMAIL -> System.getProperty(SimulatorsResource.MAIL_URL);
            default -> World.simulators();
        };
    }

    Map<String, String> settings(World world) {
        return of(world, settings);
    }

    Map<String, String> secrets(World world) {
        return of(world, secrets);
    }

    private static Map<String, String> of(World world, Map<String, String> pattern) {
        Map<String, String> own = new TreeMap<>();
        pattern.forEach((name, value) -> own.put(name, value.formatted(world.number())));
        return own;
    }

    /** How these providers reach the one person of a world. */
    static List<Map<String, String>> contacts(World world) {
        return List.of(
                Map.of("channel", "sms", "value", world.phone()),
                Map.of("channel", "email", "value", mail(world)),
                Map.of("channel", "wecom-userid", "value", member(world)),
                Map.of("channel", "dingtalk-userid", "value", member(world)));
    }

    private static String mail(World world) {
        return "duty-" + world.number() + "@example.com";
    }

    private static String member(World world) {
        return "member-" + world.number();
    }

    /** The same, but for the one secret that proves who we are. */
    Map<String, String> wrong(World world) {
        Map<String, String> wrong = new HashMap<>(secrets(world));
        wrong.put(key, WRONG);
        return wrong;
    }

    /** Whether its text is the page's, not a template's. */
    boolean freeText() {
        return this != TENCENT && this != VOICE;
    }

    /** Whether a simulator's message is for this world. */
    boolean mine(Map<String, Object> message, World world) {
        return switch (this) {
            case FEISHU -> endsAlike(message, "feishu-token-" + world.number());
            case TENCENT, VOICE -> message.get("to").equals(List.of(world.phone()));
            case WEBHOOK -> endsAlike(message, "hook-" + world.number());
            case WECOM_APP, DINGTALK_NOTICE -> message.get("to").equals(List.of(member(world)));
            case EMAIL -> message.get("to").equals(List.of(mail(world)));
        };
    }

    /** Of an account the simulators show the last four characters. */
    private static boolean endsAlike(Map<String, Object> message, String account) {
        return message.get("account").equals("…" + account.substring(account.length() - 4));
    }
}
