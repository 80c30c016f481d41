package io.langyan.notification.receipt;

import io.langyan.events.rest.Problem;
import io.langyan.notification.Throttle;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.ReportReader;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/**
 * {@code /api/callbacks/receipts/SECRET}: where SMS providers report. They sign nothing, so the secret in the address is the
 * proof; GET is how Alibaba Cloud tries an address.
 */
@Path("/api/callbacks/receipts/{secret}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptsResource {

    /** At one address in a minute; a provider reports many messages at once. */
    static final int MOST = 600;

    private final Doors doors;
    private final Channels channels;
    private final Readers readers;
    private final TakeReports take;
    private final Throttle throttle;

    ReceiptsResource(Doors doors, Channels channels, Readers readers, TakeReports take, Throttle throttle) {
        this.doors = doors;
        this.channels = channels;
        this.readers = readers;
        this.take = take;
        this.throttle = throttle;
    }

    @GET
    public Uni<Map<String, Object>> probe(@PathParam("secret") String secret, @Context RoutingContext http) {
        return door(secret, http).map(door -> door.reader().received());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Map<String, Object>> take(
            @PathParam("secret") String secret, byte[] body, @Context RoutingContext http) {
        return door(secret, http).chain(door -> take.all(door.channel(), door.reader(), body)
                .replaceWith(door.reader().received()));
    }

    /** @param channel whose door it is */
    private record Door(String channel, ReportReader reader) {}

    /** Who reports by this secret. A flood of forged ones holds up nobody who has one. */
    private Uni<Door> door(String secret, RoutingContext http) {
        return Panache.withSession(() -> doors.opened(secret).chain(this::channel))
                .map(this::door)
                .invoke(door -> {
                    if (door == null) {
                        refuse(http);
                    } else if (!throttle.allowsInAll("receipts/" + secret, MOST)) {
                        throw tooMany();
                    }
                });
    }

    private Door door(ChannelRow channel) {
        return channel == null
                ? null
                : readers.of(channel.kind)
                        .map(reader -> new Door(channel.name, reader))
                        .orElse(null);
    }

    private Uni<ChannelRow> channel(DoorRow door) {
        return door == null ? Uni.createFrom().nullItem() : channels.findById(door.channel);
    }

    private void refuse(RoutingContext http) {
        take.forged();
        if (!throttle.allows("receipts", http.request().remoteAddress().hostAddress())) {
            throw tooMany();
        }
        throw Problem.notFound("unknown-receipts", "没有这个回执地址。", "There is no such address for receipts.");
    }

    private static Problem tooMany() {
        return Problem.tooMany("too-many-requests", "请求过于频繁，请稍后再试。", "Too many requests; try again in a minute.");
    }
}
