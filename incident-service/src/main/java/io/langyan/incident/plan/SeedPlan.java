package io.langyan.incident.plan;

import io.langyan.events.v1.plan.Finding;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanCheck;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.incident.IncidentConfig;
import io.langyan.incident.ruling.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Publishes the first plan when there is none, and a managed plan whenever its file changed. */
@ApplicationScoped
public class SeedPlan {

    private static final String BY = "deployment";
    private static final String PROPERTY = "langyan.incident.plan-file";

    private final Plans plans;
    private final PublishPlan publish;
    private final IncidentConfig config;

    SeedPlan(Plans plans, PublishPlan publish, IncidentConfig config) {
        this.plans = plans;
        this.publish = publish;
        this.config = config;
    }

    /** Fails when the file cannot be a plan in force: a service without its plan must not start. */
    @WithTransaction
    public Uni<Void> atStart() {
        String text = config.planFile().map(SeedPlan::read).orElseGet(PlanFile::defaultText);
        Plan plan = parse(text);
        return plans.lock()
                .chain(() -> plans.current(plan.name()))
                .chain(current -> isDue(plan, current)
                        ? publish(checked(plan, text), current)
                        : Uni.createFrom().voidItem());
    }

    private boolean isDue(Plan plan, Optional<PlanVersion> current) {
        return current.isEmpty()
                || config.plan().managed() && !current.get().plan().equals(plan);
    }

    /** As it is written: an empty list of conditions is none once it is read. */
    private Plan checked(Plan plan, String text) {
        List<Finding> findings = PlanCheck.check(text);
        if (!findings.isEmpty()) {
            stop(new Refusal.PlanMakesNoSense(findings));
        }
        return plan;
    }

    private Uni<Void> publish(Plan plan, Optional<PlanVersion> current) {
        return publish.with(plan, current.map(PlanVersion::version), BY)
                .invoke(ruling -> ruling.fold(version -> version, this::stop))
                .replaceWithVoid();
    }

    private PlanVersion stop(Refusal why) {
        throw new IllegalStateException(PROPERTY + ": " + file() + ": " + why);
    }

    private String file() {
        return config.planFile().orElse("the plan that ships");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException(PROPERTY + ": cannot use " + file, unreadable);
        }
    }

    private Plan parse(String text) {
        try {
            return PlanFile.parse(text);
        } catch (IllegalArgumentException noPlan) {
            throw new IllegalStateException(PROPERTY + ": cannot use " + file(), noPlan);
        }
    }
}
