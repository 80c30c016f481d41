package io.langyan.notification.receipt;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** {@code /api/channels/{name}/receipts}: the secret address to which a channel's provider reports. */
@Path("/api/channels/{name}/receipts")
@RolesAllowed(Roles.ADMIN)
public class DoorsResource {

    private final Doors doors;
    private final Channels channels;
    private final Readers readers;
    private final SecurityIdentity identity;

    DoorsResource(Doors doors, Channels channels, Readers readers, SecurityIdentity identity) {
        this.doors = doors;
        this.channels = channels;
        this.readers = readers;
        this.identity = identity;
    }

    /** @param url whoever has it may report on messages; keep it from others */
    public record DoorBody(String url, String by, Instant madeAt) {}

    @GET
    @WithTransaction
    public Uni<Response> door(@PathParam("name") String name) {
        return doors.findById(name)
                .onItem()
                .ifNull()
                .failWith(() ->
                        Problem.notFound("unknown-receipts", "该渠道没有回执地址。", "This channel has no address for receipts."))
                .map(row -> answer(200, row));
    }

    /**
     * Makes the address, or renews it: the one before opens nothing any more. Takes no {@code Idempotency-Key}, for what is kept to
     * answer again would keep the secret.
     */
    @POST
    @WithTransaction
    public Uni<Response> renew(@PathParam("name") String name) {
        return channels.findById(name)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-channel", "没有这个渠道。", "There is no such channel."))
                .invoke(this::reports)
                .chain(row -> doors.renewed(name, identity.getPrincipal().getName()))
                .call(doors::flush)
                .map(row -> answer(201, row));
    }

    @DELETE
    @WithTransaction
    public Uni<Void> close(@PathParam("name") String name) {
        return doors.deleteById(name).replaceWithVoid();
    }

    private void reports(ChannelRow channel) {
        if (readers.of(channel.kind).isEmpty()) {
            throw Problem.unprocessable(
                    "no-receipts", "该类渠道不回报送达情况。", "Channels of this kind do not report what became of a message.");
        }
    }

    private Response answer(int status, DoorRow row) {
        return Response.status(status)
                .entity(new DoorBody(doors.url(row), row.byUser, row.madeAt))
                .header("Cache-Control", "no-store")
                .build();
    }
}
