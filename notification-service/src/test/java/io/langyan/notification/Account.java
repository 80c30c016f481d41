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
            "FailedOperation.NeverHeardOf");

    final String kind;
    final Map<String, String> settings;
    /** A code that the provider has never sent. */
    final String unknown;

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

    Map<String, String> secrets(World world) {
        Map<String, String> own = new TreeMap<>();
        secrets.forEach((name, value) -> own.put(name, value.formatted(world.number())));
        return own;
    }

    /** Whether its text is the page's, not a template's. */
    boolean freeText() {
        return !settings.containsKey("template");
    }

    /** The same, but for the one secret that proves who we are. */
    Map<String, String> wrong(World world) {
        Map<String, String> wrong = new HashMap<>(secrets(world));
        wrong.put(key, "bm90IHRoZSByaWdodCBzZWNyZXQ=");
        return wrong;
    }

    /** Whether a simulator's message is for this world: by its robot, or by its phone. */
    boolean mine(Map<String, Object> message, World world) {
        String token = secrets(world).getOrDefault("token", "");
        return token.isEmpty()
                ? message.get("to").equals(List.of(world.phone()))
                : message.get("account").equals("…" + token.substring(token.length() - 4));
    }
}
