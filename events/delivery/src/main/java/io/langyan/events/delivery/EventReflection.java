package io.langyan.events.delivery;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.IncidentEvent;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.PersonChanged;
import io.langyan.events.v1.PlanProposed;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.Probe;
import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.ReviewEvent;
import io.langyan.events.v1.RotaChecked;
import io.langyan.events.v1.ServiceBeat;
import io.langyan.events.v1.Signal;
import io.langyan.events.v1.StoryCommand;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Keeps every record of the contracts readable and writable as JSON in a native executable, with all that it holds. */
@RegisterForReflection(
        registerFullHierarchy = true,
        targets = {
            CrisisEvent.CrisisAbsorbed.class,
            CrisisEvent.CrisisFalseAlarm.class,
            CrisisEvent.CrisisGraded.class,
            CrisisEvent.CrisisQuiet.class,
            CrisisEvent.CrisisRegrouped.class,
            CrisisEvent.CrisisStirred.class,
            CrisisEvent.ForecastMade.class,
            CrisisEvent.LevelChanged.class,
            IncidentEvent.ClockChanged.class,
            IncidentEvent.IncidentClosed.class,
            IncidentEvent.IncidentLevelChanged.class,
            IncidentEvent.IncidentOpened.class,
            IncidentEvent.IncidentReopened.class,
            IncidentEvent.PageRequested.class,
            IncidentEvent.ProposalRefused.class,
            IncidentEvent.StatementPublished.class,
            MentionMatched.class,
            MentionObserved.class,
            PersonChanged.class,
            PlanProposed.class,
            PlanPublished.class,
            Probe.ProbeGraded.class,
            Probe.ProbeMatched.class,
            Probe.ProbeSeen.class,
            Probe.ProbeSent.class,
            PushEvent.PageAcknowledged.class,
            PushEvent.PageEscalated.class,
            PushEvent.PageExhausted.class,
            PushEvent.PageOpened.class,
            PushEvent.PushFailed.class,
            PushEvent.Pushed.class,
            ReviewEvent.ActionsDecided.class,
            ReviewEvent.ReviewDrafted.class,
            ReviewEvent.ReviewDue.class,
            ReviewEvent.ReviewSigned.class,
            RotaChecked.class,
            ServiceBeat.class,
            Signal.HitFound.class,
            Signal.PatrolDue.class,
            Signal.PatrolMissed.class,
            Signal.SourceSilent.class,
            Signal.SpikeSeen.class,
            Signal.StaffReported.class,
            StoryCommand.DeclareLevel.class,
            StoryCommand.MarkFalseAlarm.class,
            StoryCommand.MergeStories.class,
            StoryCommand.MoveMentions.class,
            StoryCommand.OverrideLevel.class,
            StoryCommand.SplitStory.class
        })
final class EventReflection {

    private EventReflection() {}
}
