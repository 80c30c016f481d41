package io.langyan.incident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent.ClockChanged;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.IncidentReopened;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.IncidentEvent.StatementPublished;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.calendar.Calendars;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.TestPlans;
import io.langyan.incident.clock.Clocks;
import io.langyan.incident.people.Person;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.langyan.incident.timeline.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private static final Instant OPENED = Instant.parse("2026-11-20T01:00:00Z");
    private static final Calendars CALENDARS = new Calendars(Optional.empty());
    private static final Plan PLAN = TestPlans.of("default", "brand");
    private static final List<String> CHAIN = PLAN.response().approvals().chain();
    private static final List<Person> PEOPLE =
            List.of(new Person(UUID.randomUUID(), "陈", "chen", List.of("pr-lead"), List.of("pr-lead"), List.of()));

    private static LevelChanged change(Level from, Level to) {
        return new LevelChanged(
                UUID.randomUUID(),
                "brand",
                "奶粉结块",
                from,
                to,
                "pr",
                new LevelReached(to, OPENED, OPENED, Duration.ofHours(8), 12_000L, to.code()),
                false,
                40,
                List.of("weibo"),
                List.of("product-safety"),
                OPENED.minusSeconds(600),
                null,
                null,
                OPENED);
    }

    private static Taken taken(Ruling<Taken> ruling) {
        return ruling.fold(taken -> taken, why -> {
            throw new AssertionError("refused: " + why);
        });
    }

    private static Refusal refusal(Ruling<Taken> ruling) {
        return ruling.fold(
                taken -> {
                    throw new AssertionError("granted: " + taken.events());
                },
                why -> why);
    }

    private static Moment after(Duration since) {
        return new Moment(OPENED.plus(since), "chen");
    }

    private static OpenIncident opened(Level level) {
        var taken = Incident.open(
                UUID.randomUUID(), Opening.of(change(Level.WARN, level)), PLAN, 3, PEOPLE, Moment.bySuite(OPENED));
        return (OpenIncident) taken.incident();
    }

    private static OpenIncident open(Taken taken) {
        return (OpenIncident) taken.incident();
    }

    private static <T> List<T> events(Taken taken, Class<T> type) {
        return taken.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void openingCallsTheSquadThatTheLevelChose() {
        // When
        var taken = Incident.open(
                UUID.randomUUID(), Opening.of(change(Level.WARN, Level.L1)), PLAN, 3, PEOPLE, Moment.bySuite(OPENED));
        // Then
        assertThat(events(taken, IncidentOpened.class)).singleElement().satisfies(opened -> {
            assertThat(opened.squad()).isEqualTo("应急小组");
            assertThat(opened.seats()).filteredOn(seat -> seat.name() != null).singleElement();
            assertThat(opened.clocks()).allMatch(clock -> clock.startedAt().equals(OPENED));
        });
        assertThat(events(taken, PageRequested.class)).singleElement().satisfies(page -> {
            assertThat(page.policy()).isEqualTo("emergency");
            assertThat(page.roles()).contains("pr-lead", "legal-head");
            assertThat(page.why()).isEqualTo("opened");
        });
    }

    @Test
    void aRaisedLevelChangesSquadAndClocksAndCallsAgain() {
        // Given
        var incident = opened(Level.L3);
        // When
        var taken = incident.follow(change(Level.L3, Level.L1), PLAN, PEOPLE, after(Duration.ofMinutes(5)));
        // Then
        assertThat(events(taken, IncidentLevelChanged.class)).singleElement().satisfies(changed -> {
            assertThat(changed.from()).isEqualTo(Level.L3);
            assertThat(changed.to()).isEqualTo(Level.L1);
            assertThat(changed.squad()).isEqualTo("应急小组");
        });
        assertThat(events(taken, PageRequested.class)).singleElement().satisfies(page -> assertThat(page.policy())
                .isEqualTo("emergency"));
        assertThat(events(taken, ClockChanged.class))
                .extracting(changed -> changed.clock().clock())
                .containsExactlyInAnyOrder("meeting", "first-word");
    }

    @Test
    void aLoweredLevelIsRecordedAndNobodyIsSentHome() {
        // Given
        var incident = opened(Level.L1);
        // When
        var taken = incident.follow(change(Level.L1, Level.L3), PLAN, PEOPLE, after(Duration.ofHours(30)));
        // Then
        assertThat(events(taken, PageRequested.class)).isEmpty();
        assertThat(taken.incident().dossier().squad())
                .isEqualTo(incident.dossier().squad());
        assertThat(taken.incident().dossier().level()).isEqualTo(Level.L3);
    }

    @Test
    void aBreachedClockCallsTheWholeSquadAndAClockAtRiskItsLead() {
        // Given
        var incident = opened(Level.L1);
        // When
        var atRisk = incident.tick(Moment.bySuite(OPENED.plus(Duration.ofMinutes(25))));
        var breached = atRisk.incident()
                .with(Clocks.standing(atRisk.incident().dossier().clocks().states()))
                .tick(Moment.bySuite(OPENED.plus(Duration.ofMinutes(31))));
        // Then
        assertThat(events(atRisk, PageRequested.class)).hasSize(2).allSatisfy(page -> {
            assertThat(page.why()).isEqualTo("clock-at-risk");
            assertThat(page.roles()).containsExactly("pr-lead");
        });
        assertThat(events(breached, PageRequested.class)).hasSize(2).allSatisfy(page -> {
            assertThat(page.why()).isEqualTo("clock-breached");
            assertThat(page.roles()).hasSize(5);
        });
    }

    @Test
    void timeThatChangesNothingSaysNothing() {
        assertThat(opened(Level.L1).tick(Moment.bySuite(OPENED.plusSeconds(60))).events())
                .isEmpty();
    }

    @Test
    void onlyTheMeetingIsMetByHand() {
        // Given
        var incident = opened(Level.L1);
        // When
        var met = incident.meet("meeting", "held on the phone", after(Duration.ofMinutes(20)));
        var notMet = incident.meet("statement", null, after(Duration.ofMinutes(20)));
        // Then
        assertThat(events(taken(met), ClockChanged.class))
                .singleElement()
                .satisfies(changed -> assertThat(changed.clock().state()).isEqualTo("met"));
        assertThat(refusal(notMet)).isEqualTo(new Refusal.ClockNotByHand("statement"));
    }

    @Test
    void aPauseNeedsAReasonAndABreachedClockCannotBePaused() {
        // Given
        var incident = opened(Level.L1);
        var late = open(incident.tick(Moment.bySuite(OPENED.plus(Duration.ofHours(2)))));
        // Then
        assertThat(refusal(incident.pause("meeting", " ", after(Duration.ofMinutes(1)))))
                .isEqualTo(new Refusal.ReasonMissing("pause"));
        assertThat(refusal(late.pause("meeting", "why", after(Duration.ofHours(2)))))
                .isEqualTo(new Refusal.ClockDoesNot("meeting", "breached", "pause"));
        assertThat(refusal(incident.resume("meeting", null, after(Duration.ofMinutes(1)))))
                .isEqualTo(new Refusal.ClockDoesNot("meeting", "running", "resume"));
    }

    private static OpenIncident drafted(OpenIncident incident, Wording wording) {
        return open(incident.draft(wording, after(Duration.ofMinutes(5))));
    }

    private static Wording wording(Wording.Kind kind) {
        return Wording.of(UUID.randomUUID(), kind, "我们已关注到相关情况。", after(Duration.ofMinutes(5)));
    }

    private static OpenIncident approved(OpenIncident incident, Wording wording, String... as) {
        OpenIncident step = incident;
        for (String role : as) {
            step = open(
                    taken(step.approve(wording.id(), role, wording.textHash(), CHAIN, after(Duration.ofMinutes(10)))));
        }
        return step;
    }

    @Test
    void consentIsGivenInOrderAndToTheseWordsOnly() {
        // Given
        var wording = wording(Wording.Kind.STATEMENT);
        var incident = drafted(opened(Level.L1), wording);
        // Then
        assertThat(refusal(incident.approve(wording.id(), "legal", wording.textHash(), CHAIN, after(Duration.ZERO))))
                .isEqualTo(new Refusal.NotYourTurn("legal", CHAIN));
        assertThat(refusal(incident.approve(wording.id(), "pr", "0".repeat(64), CHAIN, after(Duration.ZERO))))
                .isEqualTo(new Refusal.TextDiffers(wording.textHash()));
    }

    @Test
    void theHoldingTextNeedsOneConsentAndMeetsTheFirstWord() {
        // Given
        var wording = wording(Wording.Kind.HOLDING);
        var incident = approved(drafted(opened(Level.L1), wording), wording, "pr");
        // When
        var taken = taken(
                incident.publish(wording.id(), List.of("https://weibo.com/1"), CHAIN, after(Duration.ofMinutes(20))));
        // Then
        assertThat(events(taken, StatementPublished.class)).singleElement();
        assertThat(taken.incident()
                        .dossier()
                        .clocks()
                        .state("first-word")
                        .orElseThrow()
                        .code())
                .isEqualTo("met");
        assertThat(taken.incident()
                        .dossier()
                        .clocks()
                        .state("statement")
                        .orElseThrow()
                        .code())
                .isEqualTo("running");
    }

    @Test
    void theSubstantiveStatementWaitsForTheFactsAndForEveryConsent() {
        // Given
        var wording = wording(Wording.Kind.STATEMENT);
        var urls = List.of("https://weibo.com/1");
        var unchecked = approved(drafted(opened(Level.L1), wording), wording, "pr", "legal", "head");
        var claims = List.of(new FactSheet.Claim("结块", "检验报告", FactSheet.Finding.PARTLY));
        var checked = open(unchecked.signFactSheet(claims, after(Duration.ofMinutes(50))));
        var halfApproved = open(approved(drafted(opened(Level.L1), wording), wording, "pr")
                .signFactSheet(claims, after(Duration.ofMinutes(50))));
        // Then
        assertThat(refusal(unchecked.publish(wording.id(), urls, CHAIN, after(Duration.ofHours(3)))))
                .isEqualTo(new Refusal.FactSheetMissing());
        assertThat(refusal(halfApproved.publish(wording.id(), urls, CHAIN, after(Duration.ofHours(3)))))
                .isEqualTo(new Refusal.ApprovalsMissing(List.of("legal", "head")));
        assertThat(taken(checked.publish(wording.id(), urls, CHAIN, after(Duration.ofHours(3))))
                        .incident()
                        .dossier()
                        .clocks()
                        .state("statement")
                        .orElseThrow()
                        .code())
                .isEqualTo("met");
    }

    private static OpenIncident worked(OpenIncident incident) {
        var wording = wording(Wording.Kind.STATEMENT);
        var checked = open(taken(incident.waiveFactSheet("公开检验已有结论", after(Duration.ofMinutes(30)))));
        var approved = approved(drafted(checked, wording), wording, "pr", "legal", "head");
        return open(taken(
                approved.publish(wording.id(), List.of("https://weibo.com/1"), CHAIN, after(Duration.ofHours(3)))));
    }

    private static Ruling<Taken> close(OpenIncident incident, String cause, String followUp, String waiver) {
        var moment = after(Duration.ofHours(30));
        return incident.close(
                new Closure(cause, followUp, waiver, moment.by(), moment.at()), PLAN, CALENDARS.named("cn"), moment);
    }

    @Test
    void everythingMissingForClosingIsNamedAtOnce() {
        assertThat(refusal(close(opened(Level.L1), null, " ", null)))
                .isEqualTo(
                        new Refusal.NotReadyToClose(List.of("quiet", "cause", "fact-sheet", "statement", "follow-up")));
    }

    @Test
    void aQuietStoryClosesAndItsClocksTravelToTheReview() {
        // Given
        var note = Note.by("grading", "crisis.quiet", Map.of());
        var quiet = open(worked(opened(Level.L1)).quiet(OPENED.plus(Duration.ofHours(5)), note, after(Duration.ZERO)));
        // When
        var taken = taken(close(quiet, "运输受潮", "逐一回访", null));
        // Then
        assertThat(taken.incident()).isInstanceOf(ClosedIncident.class);
        assertThat(events(taken, IncidentClosed.class)).singleElement().satisfies(closed -> {
            assertThat(closed.cause()).isEqualTo("运输受潮");
            assertThat(closed.clocks()).extracting("clock").contains("first-word", "closing", "review");
        });
    }

    @Test
    void aLevelThatRisesAgainTakesQuietBack() {
        // Given
        var note = Note.by("grading", "crisis.quiet", Map.of());
        var quiet = open(opened(Level.L3).quiet(OPENED, note, after(Duration.ZERO)));
        // When
        var raised = quiet.follow(change(Level.L3, Level.L2), PLAN, PEOPLE, after(Duration.ofHours(1)));
        // Then
        assertThat(raised.incident().dossier().quietSince()).isNull();
    }

    @Test
    void aClosedIncidentAllowsNothingButReopening() {
        // Given
        var closed = (ClosedIncident)
                taken(close(worked(opened(Level.L2)), "误传", "已回访", "已无传播")).incident();
        // Then
        assertThat(refusal(closed.whileOpen(open -> open.pause("update", "why", after(Duration.ofHours(31))))))
                .isEqualTo(new Refusal.IncidentIsClosed());
        assertThat(events(taken(closed.reopen("有新投诉", PLAN, after(Duration.ofHours(32)))), IncidentReopened.class))
                .singleElement();
        assertThat(refusal(closed.reopen("", PLAN, after(Duration.ofHours(32)))))
                .isEqualTo(new Refusal.ReasonMissing("reopening"));
    }

    @Test
    void reopeningCallsTheSquadOnceAndSaysWhy() {
        // Given
        var closed = (ClosedIncident)
                taken(close(worked(opened(Level.L2)), "误传", "已回访", "已无传播")).incident();
        // When
        var taken = taken(closed.reopen("有新投诉", PLAN, after(Duration.ofHours(32))));
        // Then
        assertThat(events(taken, PageRequested.class)).singleElement().satisfies(page -> {
            assertThat(page.why()).isEqualTo("reopened");
            assertThat(page.level()).isEqualTo(Level.L2);
            assertThat(page.policy()).isEqualTo(closed.dossier().squad().escalation());
            assertThat(page.roles())
                    .containsExactlyElementsOf(closed.dossier().squad().roles());
            assertThat(page.facts()).containsEntry("reopenReason", "有新投诉").containsKey("reopenedBy");
        });
    }

    @Test
    void ofALongReasonToReopenAPhoneShowsTheBeginning() {
        // Given
        var closed = (ClosedIncident)
                taken(close(worked(opened(Level.L2)), "误传", "已回访", "已无传播")).incident();
        // When
        var taken = taken(closed.reopen("又🔥".repeat(200), PLAN, after(Duration.ofHours(32))));
        // Then
        assertThat(events(taken, PageRequested.class)).singleElement().satisfies(page -> assertThat(page.facts())
                .containsEntry("reopenReason", "又🔥".repeat(100) + "…"));
        assertThat(events(taken, IncidentReopened.class))
                .singleElement()
                .satisfies(reopened -> assertThat(reopened.reason()).hasSize(600));
    }

    @Test
    void aStoryThatFlaresUpAfterClosingCallsTheSquad() {
        // Given
        var closed = taken(close(worked(opened(Level.L2)), "误传", "已回访", "已无传播")).incident();
        // When
        var taken = closed.follow(change(Level.L2, Level.L1), PLAN, PEOPLE, after(Duration.ofHours(40)));
        // Then
        assertThat(events(taken, PageRequested.class)).singleElement();
        assertThat(taken.incident()).isInstanceOf(ClosedIncident.class);
    }
}
