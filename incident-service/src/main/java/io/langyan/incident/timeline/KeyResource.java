package io.langyan.incident.timeline;

import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Publishes the key under which timelines are signed: keep it where nobody of the crisis team can change it. */
@Path("/api/incidents/keys")
class KeyResource {

    private final TimelineKey key;

    KeyResource(TimelineKey key) {
        this.key = key;
    }

    /** @param key X.509 in Base64 */
    record KeyView(String id, String algorithm, String key) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Page<KeyView> list() {
        return new Page<>(List.of(new KeyView(key.id(), "Ed25519", key.publicKey())), null);
    }
}
