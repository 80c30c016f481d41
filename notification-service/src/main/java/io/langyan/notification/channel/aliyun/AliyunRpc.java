package io.langyan.notification.channel.aliyun;

import io.langyan.notification.channel.Answers;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Hmac;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.Wire;
import io.langyan.notification.people.Contact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Speaks to the products of Alibaba Cloud that reach a phone: all parameters in the query, no body, signed by {@link Acs3}. */
@ApplicationScoped
class AliyunRpc {

    static final List<String> SECRETS = List.of("accessKeyId", "accessKeySecret");

    private static final String VERSION = "2017-05-25";

    private final Wire wire;

    AliyunRpc(Wire wire) {
        this.wire = wire;
    }

    /**
     * What a product is asked to do.
     *
     * @param id the field of its answer that names what it has accepted
     */
    record Action(String name, String id) {}

    /** To the number of the letter's one person. */
    Uni<Outcome> call(Channel channel, Letter letter, Action action, Function<String, Map<String, String>> parameters) {
        return letter.contact(Contact.SMS)
                .map(number -> post(channel, action, new TreeMap<>(parameters.apply(number))))
                .orElseGet(() -> Uni.createFrom()
                        .item(Outcome.failed(Result.PERM, "NO_NUMBER", "the person has no phone number")));
    }

    private Uni<Outcome> post(Channel channel, Action action, SortedMap<String, String> query) {
        SortedMap<String, String> headers = new TreeMap<>(Map.of(
                "host", Wire.host(channel.baseUrl()),
                "x-acs-action", action.name(),
                "x-acs-version", VERSION,
                "x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", UUID.randomUUID().toString(),
                "x-acs-content-sha256", Hmac.digest(new byte[0])));
        Map<String, String> sent = new HashMap<>(headers);
        sent.put(
                "Authorization",
                Acs3.authorization(channel.secret("accessKeyId"), channel.secret("accessKeySecret"), query, headers));
        return wire.post(
                channel.baseUrl() + "/?" + Acs3.query(query), sent, new byte[0], response -> Answers.object(response)
                        .filter(body -> body.has("Code"))
                        .map(body -> AliyunCodes.outcome(body, action.id()))
                        .orElseGet(() -> Answers.unreadable(response)));
    }
}
