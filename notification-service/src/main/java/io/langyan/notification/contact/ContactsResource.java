package io.langyan.notification.contact;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.Throttle;
import io.langyan.notification.contact.ProveContact.Outcome;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.people.ProofRow;
import io.langyan.notification.people.Proofs;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code /api/people/{id}/contacts}: which contact points are verified, and verifying them by a code. */
@Path("/api/people/{id}/contacts")
@RolesAllowed(Roles.VIEWER)
public class ContactsResource {

    /** In a minute, of one caller: an admin may have many people at hand. */
    private static final int MOST = 120;

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    private final People people;
    private final Proofs proofs;
    private final SendCode send;
    private final ProveContact prove;
    private final Throttle throttle;

    ContactsResource(People people, Proofs proofs, SendCode send, ProveContact prove, Throttle throttle) {
        this.people = people;
        this.proofs = proofs;
        this.send = send;
        this.prove = prove;
        this.throttle = throttle;
    }

    /** @param expiresAt until when the code holds */
    public record SentBody(String channel, Instant expiresAt) {}

    /** @param code six digits */
    public record CodeBody(@Schema(type = SchemaType.STRING, pattern = "[0-9]{6}") JsonNode code) {

        @Override
        public String toString() {
            return "CodeBody[]";
        }
    }

    @GET
    @WithTransaction
    public Uni<Page<ContactView>> list(@PathParam("id") UUID id) {
        return people.findById(id)
                .onItem()
                .ifNull()
                .failWith(TheirContact::nobody)
                .chain(person -> proofs.of(id).map(all -> new Page<>(views(person, all), null)));
    }

    /** Sends a new code; the one before holds no longer. Takes no {@code Idempotency-Key}: each asks for another. */
    @POST
    @Path("/{channel}/codes")
    public Uni<Response> code(
            @PathParam("id") UUID id, @PathParam("channel") String channel, @Context SecurityContext caller) {
        limit(caller);
        return send.to(id, channel).map(until -> Response.accepted(new SentBody(channel, until))
                .header("Cache-Control", "no-store")
                .build());
    }

    @POST
    @Path("/{channel}/proofs")
    public Uni<ContactView> proof(
            @PathParam("id") UUID id,
            @PathParam("channel") String channel,
            @Context SecurityContext caller,
            CodeBody body) {
        limit(caller);
        return prove.by(code(body), id, channel).map(outcome -> answer(channel, outcome));
    }

    /** What cannot be a code is none of the five tries. */
    private static String code(CodeBody body) {
        String code =
                body == null || body.code() == null ? "" : body.code().asText().strip();
        if (code.isEmpty()
                || !body.code().isTextual()
                || !SIX_DIGITS.matcher(code).matches()) {
            throw Problem.badRequest("bad-code", "code 应为 6 位数字（字符串）。", "code must be a string of six digits.")
                    .with("field", "code");
        }
        return code;
    }

    /** Each caller's own: nobody is kept from verifying by what others ask. */
    private void limit(SecurityContext caller) {
        if (!throttle.allowsInAll("contact/" + caller.getUserPrincipal().getName(), MOST)) {
            throw Problem.tooMany("too-many-requests", "请求过于频繁，请稍后再试。", "Too many requests; try again in a minute.");
        }
    }

    private static ContactView answer(String channel, Outcome outcome) {
        if (outcome instanceof Outcome.Proved proved) {
            return ContactView.of(channel, proved.proof());
        }
        if (outcome instanceof Outcome.Wrong wrong) {
            throw Problem.unprocessable(
                            "wrong-code",
                            "验证码不对，还可试 " + wrong.left() + " 次。",
                            "The code is wrong; " + wrong.left() + " tries are left.")
                    .with("left", wrong.left());
        }
        throw Problem.conflict(
                "no-code",
                "没有可用的验证码：未发送、已使用、已过期、错误过多，或联系方式已更改。请重新发送。",
                "There is no code to be used: none was sent, it is used, too old or was tried too often, or the contact point changed."
                        + " Ask for another.");
    }

    private List<ContactView> views(PersonRow person, List<ProofRow> all) {
        List<ProofRow> hold =
                all.stream().filter(proof -> proofs.holds(proof, person)).toList();
        return person.contactChannels.stream()
                .map(channel -> ContactView.of(
                        channel,
                        hold.stream()
                                .filter(proof -> proof.channel.equals(channel))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }
}
