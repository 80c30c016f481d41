package io.langyan.notification.ack;

import io.langyan.events.rest.Problem;
import io.langyan.notification.Throttle;
import io.langyan.notification.channel.wecom.CallbackSeal.Sealed;
import io.langyan.notification.channel.wecom.CallbackXml;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * {@code /api/callbacks/cards/CHANNEL}: where WeChat Work tells of pressed buttons. Its signature is the proof; GET is how it
 * tries the address.
 */
@Path("/api/callbacks/cards/{channel}")
@PermitAll
public class CardsResource {

    /** From one channel's WeChat Work in a minute. */
    static final int MOST = 600;

    private static final int LARGEST = 64 * 1024;

    private final CallbackChannels channels;
    private final TakeCallback take;
    private final Throttle throttle;

    CardsResource(CallbackChannels channels, TakeCallback take, Throttle throttle) {
        this.channels = channels;
        this.take = take;
        this.throttle = throttle;
    }

    /** What signs a callback, in its query. */
    public static class Signed {

        @QueryParam("msg_signature")
        public String signature;

        @QueryParam("timestamp")
        public String timestamp;

        @QueryParam("nonce")
        public String nonce;

        Sealed around(String encrypted) {
            return new Sealed(signature, timestamp, nonce, encrypted);
        }
    }

    @GET
    public Uni<Response> trial(
            @PathParam("channel") String name,
            @BeanParam Signed signed,
            @QueryParam("echostr") String echo,
            @Context RoutingContext http) {
        return channels.named(name)
                .map(channel -> channel.flatMap(known -> take.trial(known, signed.around(echo))))
                .map(text -> text.orElseThrow(() -> refused(http)))
                .map(text -> Response.ok(text, MediaType.TEXT_PLAIN).build());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> telling(
            @PathParam("channel") String name, @BeanParam Signed signed, byte[] body, @Context RoutingContext http) {
        Sealed sealed = signed.around(encrypted(body));
        return channels.named(name)
                .chain(channel -> {
                    String text = channel.flatMap(known -> take.telling(known, sealed))
                            .orElseThrow(() -> refused(http));
                    if (!throttle.allowsInAll("cards/" + name, MOST)) {
                        throw tooMany();
                    }
                    return take.take(channel.get(), text);
                })
                .map(reply -> Response.ok(reply, MediaType.APPLICATION_XML).build());
    }

    private static String encrypted(byte[] body) {
        return body == null || body.length > LARGEST
                ? ""
                : CallbackXml.texts(body).orElse(Map.of()).getOrDefault("Encrypt", "");
    }

    /** The same for a channel that is not there, so that nobody learns which are. */
    private Problem refused(RoutingContext http) {
        take.forged();
        return throttle.allows("cards", http.request().remoteAddress().hostAddress())
                ? Problem.forbidden(
                        "bad-signature",
                        "签名无效、已过期，或不属于此企业。",
                        "The signature is not valid, too old, or another company's.")
                : tooMany();
    }

    private static Problem tooMany() {
        return Problem.tooMany("too-many-requests", "请求过于频繁，请稍后再试。", "Too many requests; try again in a minute.");
    }
}
