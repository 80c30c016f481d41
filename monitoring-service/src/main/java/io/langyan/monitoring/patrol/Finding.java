package io.langyan.monitoring.patrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.plan.Brand;
import io.langyan.monitoring.observation.ByHand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What somebody found on a platform (巡查发现).
 *
 * @param externalId the platform's id; without it the link stands for it, so that the same post found twice is one mention
 * @param counters as a crawler would tell them, or null
 */
record Finding(String externalId, String url, String title, String text, Instant publishedAt, JsonNode counters) {

    private static final int ID_CHARS = 32;

    /** The observation that intake understands. A text that does not name the brand gets a title that does, so that it is not lost as unmatched. */
    ObjectNode observation(UUID round, String platform, Brand brand, Instant now) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("platform", platform);
        line.put("externalId", idIn(round, platform));
        line.put("url", url);
        line.put("title", isEmpty() || names(brand) ? title : titleFor(brand));
        line.put("text", text);
        line.put("publishedAt", publishedAt == null ? null : publishedAt.toString());
        line.put("observedAt", now.toString());
        line.put("source", ByHand.PATROL);
        line.set("counters", counters);
        return line;
    }

    private String idIn(UUID round, String platform) {
        if (externalId != null && !externalId.isBlank()) {
            return externalId.strip();
        }
        String what = url != null && !url.isBlank() ? url.strip() : round + "|" + title + "|" + text;
        return "patrol-" + hash(platform + "|" + what);
    }

    /** A title of ours must not make something of nothing. */
    private boolean isEmpty() {
        return (Objects.toString(title, "") + Objects.toString(text, "")).isBlank();
    }

    private boolean names(Brand brand) {
        String whole = (Objects.toString(title, "") + '\n' + Objects.toString(text, "")).toLowerCase(Locale.ROOT);
        return brand.names().stream().anyMatch(name -> whole.contains(name.toLowerCase(Locale.ROOT)));
    }

    private String titleFor(Brand brand) {
        String name = Stream.concat(brand.names().stream(), Stream.of(brand.name()))
                .findFirst()
                .orElse("");
        return String.join(
                " · ", Stream.of("巡查发现", name, title).filter(Objects::nonNull).toList());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_CHARS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
