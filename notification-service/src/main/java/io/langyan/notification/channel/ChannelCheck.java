package io.langyan.notification.channel;

import io.langyan.events.rest.Problem;
import io.langyan.notification.message.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Turns what somebody sent into a channel that can work, or says what is wrong with it. */
@ApplicationScoped
class ChannelCheck {

    private static final int LONGEST = 512;
    private static final int MOST_BRANDS = 200;
    private static final int MOST_ENTRIES = 50;
    /** As brands are called in plans; * for all. */
    private static final String BRAND = "\\*|[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    /** Templates have their place beside the channels' names. */
    private static final String NAME = "(?!templates$)[a-z0-9][a-z0-9-]{0,62}";

    private final Messengers messengers;

    ChannelCheck(Messengers messengers) {
        this.messengers = messengers;
    }

    /** @param known the channel as it stands, whose secrets are kept where the body shows none; null when it is new */
    Channel channel(ChannelBody body, Channel known) {
        if (body == null || body.name() == null || !body.name().matches(NAME)) {
            throw refused("name", "小写字母、数字和连字符，不能是 templates", "lower-case letters, digits and hyphens, not templates");
        }
        String kind = body.kind() == null ? body.name() : body.kind();
        Messenger messenger = messengers
                .of(kind)
                .orElseThrow(() -> refused("kind", "应为 " + messengers.kinds(), "one of " + messengers.kinds()));
        whole(body);
        ChannelNames.objection(body, messenger).ifPresent(ChannelCheck::refuse);
        URI address = address(body.baseUrl(), messenger);
        Channel channel = new Channel(
                body.name(),
                kind,
                body.enabled() == null || body.enabled(),
                body.drill() != null && body.drill(),
                body.test() != null && body.test(),
                body.brands(),
                address,
                body.settings(),
                secrets(body, known, address));
        complete(channel, messenger);
        messenger
                .objection(channel)
                .or(() -> DigestSettings.objection(channel.settings()))
                .or(() -> AnswerSettings.objection(channel.settings(), messenger))
                .or(() -> QuotaSettings.objection(channel.settings()))
                .or(() -> NumberSettings.objection(channel.settings(), messenger))
                .ifPresent(ChannelCheck::refuse);
        return channel;
    }

    /** Only a secret may be without a value, which takes it away. */
    private static void whole(ChannelBody body) {
        if (body.brands() != null
                && (body.brands().size() > MOST_BRANDS
                        || body.brands().stream().anyMatch(brand -> brand == null || !brand.matches(BRAND)))) {
            throw refused(
                    "brands", "应为至多 " + MOST_BRANDS + " 个品牌代码", "must be at most " + MOST_BRANDS + " codes of brands");
        }
        entries("settings", body.settings());
        entries("secrets", body.secrets());
        if (body.settings() != null) {
            body.settings().forEach((name, value) -> present("settings." + name, value));
        }
    }

    private static void entries(String field, Map<String, String> given) {
        if (given != null && given.size() > MOST_ENTRIES) {
            throw refused(field, "至多 " + MOST_ENTRIES + " 项", "must have at most " + MOST_ENTRIES + " entries");
        }
    }

    private static void present(String field, String value) {
        if (value == null) {
            throw refused(field, "缺少", "is missing");
        }
    }

    private static void refuse(Messenger.Objection why) {
        throw refused(why.field(), why.chinese(), why.english());
    }

    /** What is kept goes where it went before: else whoever edits a channel could have its secrets sent to a host of their own. */
    private static Map<String, String> secrets(ChannelBody body, Channel known, URI address) {
        Map<String, String> secrets = known == null ? new HashMap<>() : new HashMap<>(known.secrets());
        if (body.secrets() != null) {
            body.secrets().forEach((name, value) -> {
                if (value == null || value.isEmpty()) {
                    secrets.remove(name);
                } else if (!value.equals(ChannelBody.HIDDEN)) {
                    secrets.put(name, value);
                }
            });
        }
        if (known != null
                && !Objects.equals(address.getRawAuthority(), known.baseUrl().getRawAuthority())) {
            kept(body, known).ifPresent(name -> {
                throw refused("secrets." + name, "baseUrl 已改，须重新填写", "must be given again for another baseUrl");
            });
        }
        return secrets;
    }

    private static Optional<String> kept(ChannelBody body, Channel known) {
        Map<String, String> given = body.secrets() == null ? Map.of() : body.secrets();
        return known.secrets().keySet().stream()
                .filter(name -> ChannelBody.HIDDEN.equals(given.getOrDefault(name, ChannelBody.HIDDEN)))
                .min(Comparator.naturalOrder());
    }

    private static URI address(String given, Messenger messenger) {
        if (given == null || given.isBlank()) {
            return messenger.vendor().orElseThrow(() -> refused("baseUrl", "缺少", "is missing"));
        }
        URI uri = parsed(given.strip().replaceAll("/+$", ""));
        boolean plain = "http".equals(uri.getScheme()) && !ThisMachine.is(uri.getHost());
        if (uri.getHost() == null
                || uri.getQuery() != null
                || uri.getRawUserInfo() != null
                || !messenger.schemes().contains(uri.getScheme())
                || plain) {
            String fit = String.join(", ", new TreeSet<>(messenger.schemes()));
            throw refused(
                    "baseUrl",
                    "须为 " + fit + "（http 只限本机），不含查询和用户",
                    "must be " + fit + " (http on this machine only), without query or user");
        }
        return uri;
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            throw refused("baseUrl", "无法解析", "cannot be read");
        }
    }

    private static void complete(Channel channel, Messenger messenger) {
        for (String secret : messenger.neededSecrets()) {
            if (channel.secret(secret).isBlank()) {
                throw refused("secrets." + secret, "缺少", "is missing");
            }
        }
        for (String setting : messenger.neededSettings()) {
            if (channel.setting(setting, "").isBlank()) {
                throw refused("settings." + setting, "缺少", "is missing");
            }
        }
        channel.settings().forEach((name, value) -> short512("settings." + name, value));
        channel.secrets().forEach((name, value) -> short512("secrets." + name, value));
        String person = channel.setting(Channel.PERSON, null);
        if (person != null) {
            asUuid(person);
        }
        reader(channel);
        deadman(channel, messenger);
    }

    private static void reader(Channel channel) {
        String language = channel.setting(Channel.LANGUAGE, null);
        if (language != null && Language.of(language).isEmpty()) {
            throw refused("settings.language", "应为 zh-CN 或 en", "must be zh-CN or en");
        }
        String zone = channel.setting(Channel.ZONE, null);
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw refused("settings.zone", "应为 IANA 时区", "must be an IANA time zone");
        }
    }

    /** When the switch speaks, the database that knows people may be gone: whom it reaches stands with the channel. */
    private static void deadman(Channel channel, Messenger messenger) {
        String set = channel.setting(Channel.DEADMAN, "false");
        if (!set.equals("true") && !set.equals("false")) {
            throw refused("settings.deadman", "应为 true 或 false", "must be true or false");
        }
        boolean persons = messenger.reach() != Messenger.Reach.GROUP;
        if (channel.isForDeadman()
                && persons
                && channel.secret(Channel.DEADMAN_TO).isBlank()) {
            throw refused("secrets.deadmanTo", "缺少：失联时告知谁", "is missing: whom to tell of a silence");
        }
    }

    private static void short512(String field, String value) {
        if (value.length() > LONGEST) {
            throw refused(field, "过长", "is too long");
        }
    }

    private static void asUuid(String text) {
        try {
            UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw refused("settings.person", "应为人员 id", "must be the id of a person");
        }
    }

    private static Problem refused(String field, String chinese, String english) {
        return Problem.unprocessable("bad-channel", field + "：" + chinese + "。", field + " " + english + ".")
                .with("field", field);
    }
}
