package io.langyan.monitoring.watch;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.MonitoringConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a rule would have found. */
@Path("/api/watch-rules/preview")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PreviewResource {

    private static final int ROWS = 50_000;
    private static final int SAMPLES = 20;
    private static final int MOST_SAMPLES = 100;

    private final PreviewRule preview;
    private final JudgeRule judge;
    private final BrandScope scope;
    private final int mostRows;

    PreviewResource(PreviewRule preview, JudgeRule judge, BrandScope scope, MonitoringConfig config) {
        this.preview = preview;
        this.judge = judge;
        this.scope = scope;
        this.mostRows = config.watch().maxPreviewRows();
    }

    /**
     * A rule that need not be stored, and how far back to look.
     *
     * @param rows of the ledger at most, the youngest first; default 50 000
     * @param samples of what matched to show; default 20
     */
    record Asked(
            String brand,
            List<String> terms,
            String expression,
            String effect,
            boolean negative,
            Instant since,
            Instant until,
            Integer rows,
            Integer samples) {

        RuleDraft draft() {
            return new RuleDraft(brand, terms, expression, effect, negative, null);
        }
    }

    @POST
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary =
                    "What an unsaved rule finds among the stored mentions that the caller may see; as if it were of effect match")
    public Uni<Preview> preview(Asked asked) {
        if (asked == null) {
            throw RuleProblems.noBody();
        }
        int rows = between(1, mostRows, asked.rows(), Math.min(ROWS, mostRows), "rows");
        int samples = between(0, MOST_SAMPLES, asked.samples(), SAMPLES, "samples");
        RuleDraft draft = asked.draft();
        var visible = scope.limit();
        return judge.warningsOf(draft)
                .chain(fine ->
                        preview.of(draft, new PreviewRule.Range(asked.since(), asked.until(), rows, samples, visible)));
    }

    private static int between(int least, int most, Integer asked, int otherwise, String name) {
        int value = asked == null ? otherwise : asked;
        if (value < least || value > most) {
            throw Problem.badRequest(
                    "bad-" + name,
                    name + " 应在 " + least + " 到 " + most + " 之间",
                    name + " must be from " + least + " to " + most);
        }
        return value;
    }
}
