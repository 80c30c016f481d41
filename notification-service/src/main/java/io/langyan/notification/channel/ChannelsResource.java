package io.langyan.notification.channel;

import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code /api/channels}: what is configured and how it fares; secrets are write-only. */
@Path("/api/channels")
@RolesAllowed(Roles.ADMIN)
public class ChannelsResource {

    private final Channels channels;
    private final WriteChannel write;

    ChannelsResource(Channels channels, WriteChannel write) {
        this.channels = channels;
        this.write = write;
    }

    /** Several at once; those not named stay as they are. */
    public record ChannelList(List<ChannelBody> items) {}

    @GET
    @WithTransaction
    public Uni<Page<ChannelBody>> list() {
        return channels.sorted()
                .map(rows -> new Page<>(rows.stream().map(this::body).toList(), null));
    }

    @GET
    @Path("/{name}")
    @WithTransaction
    public Uni<Response> one(@PathParam("name") String name) {
        return channels.findById(name)
                .onItem()
                .ifNull()
                .failWith(ChannelsResource::unknown)
                .map(row -> Response.ok(body(row)).header("ETag", tag(row)).build());
    }

    @PUT
    @WithTransaction
    public Uni<Page<ChannelBody>> putAll(ChannelList list) {
        if (list == null
                || list.items() == null
                || list.items().isEmpty()
                || list.items().size() > 100) {
            throw Problem.badRequest("bad-channels", "items 应有 1 到 100 个渠道。", "items must hold 1 to 100 channels.");
        }
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (ChannelBody body : list.items()) {
            chain = chain.chain(() -> write.channel(body, null).replaceWithVoid());
        }
        return chain.chain(channels::flush).chain(this::list);
    }

    @PUT
    @Path("/{name}")
    @WithTransaction
    public Uni<Response> put(
            @PathParam("name") String name, @HeaderParam("If-Match") String ifMatch, ChannelBody body) {
        if (body == null || body.name() != null && !body.name().equals(name)) {
            throw Problem.badRequest("bad-channel", "请求体的 name 与路径不符。", "The name in the body is not the path's.");
        }
        return write.channel(named(name, body), ifMatch)
                .map(row -> Response.ok(body(row)).header("ETag", tag(row)).build());
    }

    private static ChannelBody named(String name, ChannelBody body) {
        return new ChannelBody(
                name,
                body.kind(),
                body.enabled(),
                body.drill(),
                body.test(),
                body.brands(),
                body.baseUrl(),
                body.settings(),
                body.secrets(),
                null,
                null,
                null,
                null,
                null);
    }

    private ChannelBody body(ChannelRow row) {
        Instant now = Instant.now();
        QuotaView quota = channels.quota(row, now).map(QuotaView::of).orElse(null);
        Map<String, String> secrets = channels.opened(row).map(Channel::secrets).orElse(Map.of());
        return ChannelBody.of(row, secrets, channels.fault(row).orElse(null), quota, now);
    }

    static String tag(ChannelRow row) {
        return "\"" + row.edition + "\"";
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-channel", "没有这个渠道。", "There is no such channel.");
    }
}
