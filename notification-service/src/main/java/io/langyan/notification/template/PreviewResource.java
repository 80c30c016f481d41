package io.langyan.notification.template;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.message.Medium;
import io.langyan.notification.message.Occasion;
import io.langyan.notification.template.ShowTemplate.Asked;
import io.langyan.notification.template.ShowTemplate.Shown;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** {@code POST /api/channels/templates/preview}: what a page looks like; writes and sends nothing. */
@Path("/api/channels/templates/preview")
@RolesAllowed(Roles.ADMIN)
public class PreviewResource {

    private final ShowTemplate show;
    private final Readers readers;
    private final NotificationConfig config;

    PreviewResource(ShowTemplate show, Readers readers, NotificationConfig config) {
        this.show = show;
        this.readers = readers;
        this.config = config;
    }

    @POST
    @WithTransaction
    public Uni<Preview> preview(PreviewBody body) {
        if (body == null) {
            throw Problem.badRequest("bad-preview", "缺少请求体。", "The body is missing.");
        }
        String channel = body.channel() == null ? Medium.TEXT : body.channel();
        Occasion occasion = new Occasion(List.of("张三"), config.publicUrl() + "/p/ack", false, false);
        return show.of(
                        new Asked(body.why(), channel, body.text(), body.page()),
                        occasion,
                        readers.asked(body.language(), body.zone()))
                .map(Shown::preview);
    }
}
