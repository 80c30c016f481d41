package io.langyan.notification.channel;

import io.langyan.events.v1.Envelope;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A configured way to reach people. Its name is what the plan's steps call it.
 *
 * @param kind which provider, such as wecom-robot, the {@link Messenger#kind()} that speaks to it
 * @param drill pages of drills (演练) may pass
 * @param test pages of a plan on trial (试运行) may pass
 * @param brands empty for all
 * @param baseUrl the provider's host, or a simulator
 * @param settings what may be shown, such as the SMS signature
 * @param secrets what may not
 */
public record Channel(
        String name,
        String kind,
        boolean enabled,
        boolean drill,
        boolean test,
        List<String> brands,
        URI baseUrl,
        Map<String, String> settings,
        Map<String, String> secrets) {

    /** A robot in the group of one person carries that person's id here and is then a personal channel. */
    public static final String PERSON = "person";

    /** Settings of a group: in what language and zone it reads. */
    public static final String LANGUAGE = "language";

    public static final String ZONE = "zone";

    /** Settings of an SMS channel: the vendor's template for codes that prove a contact point, and what it takes. */
    public static final String PROOF_TEMPLATE = "proofTemplate";

    public static final String PROOF_VARIABLES = "proofVariables";

    /** {@code true} where the dead-man switch may speak: a second channel that does not depend on the first. */
    public static final String DEADMAN = "deadman";
    /** Whom the switch reaches there, comma-separated, where a channel speaks to persons. Sealed, because they are contact points. */
    public static final String DEADMAN_TO = "deadmanTo";

    public Channel {
        brands = brands == null ? List.of() : List.copyOf(brands);
        settings = settings == null ? Map.of() : Map.copyOf(settings);
        secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }

    /** What concerns all brands may go through any. */
    public boolean covers(String brand) {
        return covers(brands, brand);
    }

    /** @param brands that a channel is for, empty for all */
    static boolean covers(List<String> brands, String brand) {
        return brand.equals(Envelope.ALL_BRANDS) || brands.isEmpty() || brands.contains("*") || brands.contains(brand);
    }

    public Optional<UUID> person() {
        return Optional.ofNullable(settings.get(PERSON)).map(UUID::fromString);
    }

    public boolean isForDeadman() {
        return Boolean.parseBoolean(settings.get(DEADMAN));
    }

    public String setting(String name, String otherwise) {
        String set = settings.get(name);
        return set == null || set.isBlank() ? otherwise : set;
    }

    /** The same with other settings in place of some. */
    public Channel with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(others);
        return new Channel(name, kind, enabled, drill, test, brands, baseUrl, all, secrets);
    }

    public String secret(String name) {
        return secrets.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Channel[" + name + "]";
    }
}
