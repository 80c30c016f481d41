package io.langyan.monitoring.imports.drop;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.outbound.Trouble;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What became of the files of the drop folder. */
@Path("/api/imports/drop-folder")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ANALYST)
class DropFolderResource {

    private final DropFiles files;
    private final DropFolder folder;

    DropFolderResource(DropFiles files, DropFolder folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * The files, as far as a page goes.
     *
     * @param trouble why nothing is taken, such as that no folder is set; null when all is well
     */
    @RegisterForReflection
    record Status(List<DropFiles.Seen> items, String next, Trouble trouble) {}

    @GET
    @Operation(
            summary =
                    "Files of the drop folder by name, with how far each was read, its last import, or why it was not taken")
    public Uni<Status> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        String after = Cursor.parse(cursor).map(keys -> keys.text(0)).orElse("");
        return files.list(after, size + 1)
                .map(found -> Page.of(found, size, seen -> Cursor.of(seen.path())))
                .map(page ->
                        new Status(page.items(), page.next(), folder.trouble().orElse(null)));
    }
}
