package io.langyan.monitoring.imports.drop;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What became of the files of the drop folder. */
@Path("/api/imports/drop-folder")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ANALYST)
class DropFolderResource {

    private final DropFiles files;

    DropFolderResource(DropFiles files) {
        this.files = files;
    }

    @GET
    @Operation(
            summary =
                    "Files of the drop folder by name, with how far each was read, its last import, or why it was not taken")
    public Uni<Page<DropFiles.Seen>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        String after = Cursor.parse(cursor).map(keys -> keys.text(0)).orElse("");
        return files.list(after, size + 1).map(found -> Page.of(found, size, seen -> Cursor.of(seen.path())));
    }
}
