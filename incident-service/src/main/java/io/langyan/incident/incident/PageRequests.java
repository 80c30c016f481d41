package io.langyan.incident.incident;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.incident.clock.Clocks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom an incident calls, in terms of roles, and what they are told. */
final class PageRequests {

    private static final int BRIEF = 200;

    private PageRequests() {}

    /** The whole squad. */
    static PageRequested ofSquad(Dossier dossier, String why, Map<String, String> facts, Instant at) {
        return page(dossier, dossier.squad().roles(), why, facts, at);
    }

    /** The whole squad, with the beginning of the reason: a page is read on a phone. */
    static PageRequested reopened(Dossier dossier, String reason, Moment moment) {
        String brief = reason.codePointCount(0, reason.length()) > BRIEF
                ? reason.substring(0, reason.offsetByCodePoints(0, BRIEF)) + "…"
                : reason;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("reopenReason", brief);
        facts.put("reopenedBy", moment.by());
        return ofSquad(dossier, "reopened", facts, moment.at());
    }

    /** The lead can still act in time. */
    static PageRequested clockAtRisk(Dossier dossier, Clocks.Change change, Instant at) {
        return page(dossier, List.of(dossier.squad().lead()), "clock-at-risk", facts(change), at);
    }

    /** A breach escalates: everybody in the squad knows. */
    static PageRequested clockBreached(Dossier dossier, Clocks.Change change, Instant at) {
        return ofSquad(dossier, "clock-breached", facts(change), at);
    }

    private static Map<String, String> facts(Clocks.Change change) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("clock", change.clock());
        facts.put("dueAt", change.state().term().dueAt().toString());
        return facts;
    }

    private static PageRequested page(
            Dossier dossier, List<String> roles, String why, Map<String, String> facts, Instant at) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("squad", dossier.squad().name());
        told.put("type", String.valueOf(dossier.type()));
        told.put("openedAt", dossier.origin().openedAt().toString());
        told.putAll(facts);
        return new PageRequested(
                dossier.id(),
                dossier.brand(),
                TimeOrderedId.next(),
                dossier.origin().crisisId(),
                dossier.level(),
                roles,
                dossier.squad().escalation(),
                why,
                dossier.title(),
                told,
                at);
    }
}
