package io.langyan.incident.incident;

import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The statements of one incident, oldest first. */
public record Statements(List<Statement> all) {

    public static final Statements NONE = new Statements(List.of());

    public Statements {
        all = List.copyOf(all);
    }

    Statements with(Statement added) {
        List<Statement> more = new ArrayList<>(all);
        more.removeIf(known -> known.wording().id().equals(added.wording().id()));
        more.add(added);
        return new Statements(more);
    }

    /** Does something with a draft; a published one is refused. */
    <T> Ruling<T> draft(UUID id, Function<Statement.Drafted, Ruling<T>> step) {
        for (Statement known : all) {
            if (known.wording().id().equals(id)) {
                return known instanceof Statement.Drafted drafted
                        ? step.apply(drafted)
                        : Ruling.refused(new Refusal.AlreadyPublished());
            }
        }
        return Ruling.refused(new Refusal.NoSuchStatement(id));
    }

    boolean published(Wording.Kind kind) {
        return all.stream()
                .anyMatch(known ->
                        known instanceof Statement.Published && known.wording().kind() == kind);
    }
}
