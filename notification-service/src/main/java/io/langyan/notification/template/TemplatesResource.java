package io.langyan.notification.template;

import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.notification.message.Finding;
import io.langyan.notification.message.ShippedTemplates;
import io.langyan.notification.message.TemplateCheck;
import io.langyan.notification.message.TemplateKey;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/channels/templates}: in what words pages are told, by reason, kind of channel and language. */
@Path("/api/channels/templates")
@RolesAllowed(Roles.ADMIN)
public class TemplatesResource {

    private static final String ONE = "/{why}/{channel}/{language}";
    private static final int MOST_VERSIONS = 100;

    private final Templates templates;
    private final ReadKey keys;
    private final Media media;
    private final WriteTemplate write;

    TemplatesResource(Templates templates, ReadKey keys, Media media, WriteTemplate write) {
        this.templates = templates;
        this.keys = keys;
        this.media = media;
        this.write = write;
    }

    /** @param text see {@code docs/templates.md} */
    public record TemplateBody(String text) {}

    /** What ships and what is the installation's own. */
    @GET
    @WithTransaction
    public Uni<Page<TemplateView>> list() {
        return templates.newest().map(rows -> new Page<>(all(rows), null));
    }

    /** What stands for exactly this, whether it was written for it or for more. */
    @GET
    @Path(ONE)
    @WithTransaction
    public Uni<Response> one(
            @PathParam("why") String why,
            @PathParam("channel") String channel,
            @PathParam("language") String language) {
        ReadKey.Known known = keys.known(why, channel, language);
        return templates
                .newest(known.key())
                .chain(row -> templates.standing(known.key(), known.medium()).map(text -> answer(known, row, text)));
    }

    /** What would stand had the installation no text of its own. */
    @GET
    @Path(ONE + "/shipped")
    public Uni<TemplateView> shipped(
            @PathParam("why") String why,
            @PathParam("channel") String channel,
            @PathParam("language") String language) {
        ReadKey.Known known = keys.known(why, channel, language);
        String text = ShippedTemplates.closest(TemplateKey.fitting(
                known.key().why(), known.medium(), known.key().language()));
        return Uni.createFrom().item(TemplateView.of(known.key(), null, text, null));
    }

    /** The newest first, those that went back to what ships without a text. */
    @GET
    @Path(ONE + "/versions")
    @WithTransaction
    public Uni<Page<TemplateView>> versions(
            @PathParam("why") String why,
            @PathParam("channel") String channel,
            @PathParam("language") String language) {
        TemplateKey key = keys.known(why, channel, language).key();
        return templates
                .versions(key, MOST_VERSIONS)
                .map(rows -> new Page<>(
                        rows.stream()
                                .map(row -> TemplateView.of(key, row, row.text, null))
                                .toList(),
                        null));
    }

    @PUT
    @Path(ONE)
    @WithTransaction
    public Uni<Response> put(
            @PathParam("why") String why,
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            @HeaderParam("If-Match") String ifMatch,
            TemplateBody body) {
        ReadKey.Known known = keys.known(why, channel, language);
        return write.put(known, body == null ? null : body.text(), ifMatch).map(row -> answer(known, row, row.text));
    }

    /** Back to what ships. */
    @DELETE
    @Path(ONE)
    @WithTransaction
    public Uni<Void> reset(
            @PathParam("why") String why,
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            @HeaderParam("If-Match") String ifMatch) {
        return write.reset(keys.known(why, channel, language).key(), ifMatch);
    }

    private static Response answer(ReadKey.Known known, TemplateRow row, String text) {
        return Response.ok(TemplateView.of(known.key(), row, text, TemplateCheck.of(text, known.key(), known.medium())))
                .header("ETag", WriteTemplate.tag(row))
                .build();
    }

    private List<TemplateView> all(List<TemplateRow> newest) {
        Map<TemplateKey, TemplateView> views = new LinkedHashMap<>();
        ShippedTemplates.all().forEach((key, text) -> views.put(key, TemplateView.of(key, null, text, null)));
        newest.forEach(row -> views.merge(
                row.key(),
                TemplateView.of(row.key(), row, row.text, doubts(row)),
                (ships, own) ->
                        TemplateView.of(row.key(), row, row.text == null ? ships.text() : row.text, own.findings())));
        return List.copyOf(views.values());
    }

    /** Of an own text; null where all is well or nobody is told by it any more. */
    private List<Finding> doubts(TemplateRow row) {
        return row.text == null
                ? null
                : media.of(row.channel)
                        .map(medium -> TemplateCheck.of(row.text, row.key(), medium))
                        .filter(found -> !found.isEmpty())
                        .orElse(null);
    }
}
