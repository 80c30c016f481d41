package io.langyan.incident.incident;

import io.langyan.events.v1.IncidentEvent.Seat;
import io.langyan.incident.squad.Squad;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here: columns, answers and notes. */
@RegisterForReflection(
        targets = {
            Squad.class,
            Seat.class,
            Closure.class,
            FactSheetText.class,
            FactSheet.Claim.class,
            FactSheet.Finding.class,
            FactSheet.Signed.class,
            FactSheet.Waived.class,
            Statement.Approval.class,
            Wording.class,
            Wording.Kind.class,
            IncidentView.class,
            IncidentView.SquadView.class,
            IncidentView.ClockView.class,
            IncidentView.StatementView.class,
            IncidentView.StoryView.class,
            IncidentView.LinkView.class
        })
final class NativeShapes {

    private NativeShapes() {}
}
