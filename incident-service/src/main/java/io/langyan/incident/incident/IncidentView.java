package io.langyan.incident.incident;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.langyan.events.v1.IncidentEvent.Seat;
import io.langyan.incident.clock.ClockState;
import io.langyan.incident.page.PageView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An incident as it is shown. */
public record IncidentView(
        UUID id,
        UUID crisisId,
        String brand,
        String title,
        String level,
        String type,
        String state,
        SquadView squad,
        List<ClockView> clocks,
        FactSheetText factSheet,
        List<StatementView> statements,
        List<PageView> pages,
        StoryView story,
        List<LinkView> links,
        Instant quietSince,
        Closure closure,
        Instant publishedAt,
        Instant provedAt,
        Instant knownAt,
        Instant openedAt,
        String openedBy,
        Instant closedAt,
        String plan,
        int planVersion,
        String drill) {

    public record SquadView(String name, String lead, List<Seat> seats) {}

    public record ClockView(
            String clock,
            String state,
            Instant startedAt,
            Instant earliestAt,
            Instant dueAt,
            Instant metAt,
            String reason) {

        static ClockView of(String clock, ClockState state) {
            var reading = state.reading(clock);
            return new ClockView(
                    clock,
                    state.code(),
                    reading.startedAt(),
                    state.term().earliestAt(),
                    reading.dueAt(),
                    reading.metAt(),
                    reason(state));
        }

        private static String reason(ClockState state) {
            if (state instanceof ClockState.Paused paused) {
                return paused.reason();
            }
            return state instanceof ClockState.Cancelled cancelled ? cancelled.reason() : null;
        }
    }

    public record StatementView(
            UUID id,
            String kind,
            String state,
            String text,
            String textHash,
            String draftedBy,
            Instant draftedAt,
            List<Statement.Approval> approvals,
            List<String> urls,
            String publishedBy,
            Instant publishedAt) {

        public static StatementView of(Statement statement) {
            var wording = statement.wording();
            var published = statement instanceof Statement.Published said ? said : null;
            return new StatementView(
                    wording.id(),
                    wording.kind().code(),
                    statement.code(),
                    wording.text(),
                    wording.textHash(),
                    wording.by(),
                    wording.at(),
                    statement.approvals(),
                    published == null ? List.of() : published.urls(),
                    published == null ? null : published.by(),
                    published == null ? null : published.at());
        }
    }

    /** The figures of the story as grading said last. */
    public record StoryView(
            String title,
            int score,
            long mentions,
            long samples,
            @JsonRawValue String platforms,
            @JsonRawValue String spread,
            Instant gradedAt) {

        static StoryView of(StoryRow row) {
            return row == null
                    ? null
                    : new StoryView(
                            row.title, row.score, row.mentions, row.samples, row.platforms, row.spread, row.gradedAt);
        }
    }

    /**
     * Another story that was merged with that of this incident.
     *
     * @param how {@code absorbed-into}: this one's was merged into it; {@code absorbed}: it was merged into this one's
     * @param incidentId of the incident of that story, null when it has none
     */
    public record LinkView(String how, UUID crisisId, UUID incidentId) {}

    static IncidentView of(Incident incident, StoryRow story, List<PageView> pages, List<LinkView> links) {
        var dossier = incident.dossier();
        var origin = dossier.origin();
        var squad = dossier.squad();
        var closure = incident instanceof ClosedIncident closed ? closed.closure() : null;
        return new IncidentView(
                dossier.id(),
                origin.crisisId(),
                origin.brand(),
                dossier.title(),
                dossier.level().code(),
                dossier.type(),
                closure == null ? "open" : "closed",
                new SquadView(squad.name(), squad.lead(), squad.seats()),
                clocks(dossier.clocks().states()),
                FactSheetText.view(dossier.factSheet()),
                dossier.statements().all().stream().map(StatementView::of).toList(),
                pages,
                StoryView.of(story),
                links,
                dossier.quietSince(),
                closure,
                origin.publishedAt(),
                origin.provedAt(),
                origin.knownAt(),
                origin.openedAt(),
                origin.openedBy(),
                closure == null ? null : closure.at(),
                dossier.plan().name(),
                dossier.plan().version(),
                dossier.plan().drill());
    }

    private static List<ClockView> clocks(Map<String, ClockState> states) {
        return states.entrySet().stream()
                .map(entry -> ClockView.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
