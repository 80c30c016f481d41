package io.langyan.notification.testsend;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.Throttle;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.logging.Logger;

/** {@code POST /api/channels/templates/tests}: tries a template and a channel on oneself or on one person. */
@Path("/api/channels/templates/tests")
@RolesAllowed(Roles.ADMIN)
public class TestsResource {

    private static final Logger LOG = Logger.getLogger(TestsResource.class);

    /** In a minute, of one account. */
    private static final int MOST = 30;

    private final SendTest send;
    private final Throttle throttle;
    private final SecurityIdentity identity;

    TestsResource(SendTest send, Throttle throttle, SecurityIdentity identity) {
        this.send = send;
        this.throttle = throttle;
        this.identity = identity;
    }

    /** Takes no {@code Idempotency-Key}: a test is asked for to see it arrive. */
    @POST
    public Uni<TestView> test(TestBody body) {
        String account = identity.getPrincipal().getName();
        if (!throttle.allowsInAll("test-send/" + account, MOST)) {
            throw Problem.tooMany("too-many-requests", "试发过于频繁，请稍后再试。", "Too many tests; try again in a minute.");
        }
        return send.of(body, account)
                .invoke(view -> LOG.infof("%s tested channel %s: %s", account, body.channel(), view.result()));
    }
}
