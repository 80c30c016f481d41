package io.langyan.notification.channel.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.rest.outbound.OutboundGuard;
import io.langyan.events.rest.outbound.OutboundRefused;
import io.langyan.events.rest.outbound.Target;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Wire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A signed webhook by Standard Webhooks to the channel's {@code baseUrl}, which may be entered by people and is therefore
 * judged at every send. The id stays the same when a push is sent again, so that the receiver can tell. With a secret
 * {@code previous} beside {@code secret} both sign, so that a receiver may change over in its own time.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
@ApplicationScoped
class Webhook implements Messenger {

    private static final String SECRET = "secret";
    private static final String PREVIOUS = "previous";
    /** The payload may have 20 kB; JSON may write a character in twice its bytes, the rest is for the other fields. */
    private static final int MOST_BYTES = 8_000;
    /** Of a title, so that with the text the payload stays within its size. */
    private static final int TITLE = 200;

    private final Wire wire;
    private final OutboundGuard guard;

    Webhook(Wire wire, OutboundGuard guard) {
        this.wire = wire;
        this.guard = guard;
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.empty();
    }

    @Override
    public Reach reach() {
        return Reach.GROUP;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    /** A program takes what comes for a page. */
    @Override
    public boolean tellsAnswers() {
        return false;
    }

    @Override
    public List<Limit> limits() {
        return List.of();
    }

    @Override
    public List<String> neededSecrets() {
        return List.of(SECRET);
    }

    @Override
    public List<String> optionalSecrets() {
        return List.of(PREVIOUS);
    }

    @Override
    public List<String> neededSettings() {
        return List.of();
    }

    @Override
    public List<String> contacts() {
        return List.of();
    }

    /** A name is resolved only when something is sent; an address can be judged at once. */
    @Override
    public Optional<Objection> objection(Channel channel) {
        for (String name : List.of(SECRET, PREVIOUS)) {
            String secret = channel.secret(name);
            if (!secret.isEmpty() && WebhookSign.of(secret).isEmpty()) {
                return Optional.of(new Objection(
                        "secrets." + name,
                        "应为 whsec_ 加 24–64 字节的 base64",
                        "must be whsec_ and base64 of 24 to 64 bytes"));
            }
        }
        try {
            Target target = Target.of(channel.baseUrl().toString());
            if (target.isAddress()) {
                guard.admit(target, List.of(InetAddress.getByName(target.host())));
            }
            return Optional.empty();
        } catch (OutboundRefused refused) {
            return Optional.of(new Objection("baseUrl", refused.zh(), "is refused: " + refused.en()));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        String id = letter.id() + (letter.part() == 0 ? "" : "-" + letter.part());
        long now = Instant.now().getEpochSecond();
        byte[] body = body(letter).toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                signatures(channel, id, now, body));
        return wire.postGuarded(channel.baseUrl().toString(), headers, body, Webhook::read);
    }

    private static String signatures(Channel channel, String id, long now, byte[] body) {
        return Stream.of(SECRET, PREVIOUS)
                .flatMap(name -> WebhookSign.of(channel.secret(name)).stream())
                .map(secret -> secret.sign(id, now, body))
                .collect(Collectors.joining(" "));
    }

    private static ObjectNode body(Letter letter) {
        ObjectNode body = EventJson.mapper().createObjectNode().put("type", "page.pushed");
        body.put("timestamp", letter.about().openedAt().toString());
        ObjectNode data = body.putObject("data");
        data.put("push", letter.id());
        data.put("conversation", Objects.toString(letter.conversation(), null));
        data.setAll((ObjectNode) EventJson.mapper().valueToTree(letter.about()));
        data.put("title", cut(letter.about().title()));
        data.put("text", letter.text());
        return body;
    }

    private static String cut(String title) {
        int points = title.codePointCount(0, title.length());
        return points <= TITLE ? title : title.substring(0, title.offsetByCodePoints(0, TITLE - 1)) + "…";
    }

    private static Outcome read(HttpResponse<Void> response) {
        return WebhookCodes.outcome(response.statusCode(), response.getHeader("Retry-After"), Instant.now());
    }
}
