package io.langyan.incident.ruling;

import io.langyan.events.v1.plan.Finding;
import java.util.List;
import java.util.UUID;

/** Why something was not done. Each becomes one kind of problem+json in {@link Problems}. */
public sealed interface Refusal {

    record NoSuchIncident(UUID incidentId) implements Refusal {}

    record BrandNotYours(String brand) implements Refusal {}

    /** The incident is closed; reopen it first. */
    record IncidentIsClosed() implements Refusal {}

    record IncidentIsOpen() implements Refusal {}

    /** One story has one incident. */
    record AlreadyOpened(UUID incidentId) implements Refusal {}

    /** No plan covers the brand, so nobody knows who should handle it. */
    record NoPlanCovers(String brand) implements Refusal {}

    record NoSuchClock(String clock) implements Refusal {}

    /** The clock's state does not allow it, such as pausing a breached one. */
    record ClockDoesNot(String clock, String state, String action) implements Refusal {}

    /** The suite sees by itself when this clock is met, such as by a publication. */
    record ClockNotByHand(String clock) implements Refusal {}

    /** @param what pause, fact-sheet, reopening */
    record ReasonMissing(String what) implements Refusal {}

    record NoSuchStatement(UUID statementId) implements Refusal {}

    /** No consent of that kind is waited for, or another comes first. */
    record NotYourTurn(String as, List<String> waitingFor) implements Refusal {}

    /** @param textHash of the words as they stand */
    record TextDiffers(String textHash) implements Refusal {}

    record AlreadyPublished() implements Refusal {}

    record ApprovalsMissing(List<String> missing) implements Refusal {}

    /** The substantive statement waits for the facts. */
    record FactSheetMissing() implements Refusal {}

    /** @param missing the closing criteria that do not hold: quiet, cause, fact-sheet, statement, follow-up */
    record NotReadyToClose(List<String> missing) implements Refusal {}

    record NoSuchPlan(String name) implements Refusal {}

    /** The plan is written by whoever deploys the suite, and by nobody else. */
    record PlanIsManaged() implements Refusal {}

    /** The plan exists: an edit says which version it edits. */
    record PlanVersionNeeded(int current) implements Refusal {}

    record PlanVersionStale(int current) implements Refusal {}

    /** @param problems each names the place and what is wrong with it */
    record PlanMakesNoSense(List<Finding> problems) implements Refusal {}

    record PlanNameDiffers(String asked, String written) implements Refusal {}

    /** A brand has one plan. */
    record BrandHasPlan(String brand, String plan) implements Refusal {}

    record NoSuchEntry(long seq) implements Refusal {}
}
