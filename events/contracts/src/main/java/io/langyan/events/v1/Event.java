package io.langyan.events.v1;

/** Any record that crosses Kafka. Its {@link EventType} names it on the wire, its {@link Topic} says where it travels. */
public sealed interface Event
        permits MentionObserved,
                MentionMatched,
                Signal,
                StoryCommand,
                CrisisEvent,
                PlanPublished,
                PlanProposed,
                IncidentEvent,
                PersonChanged,
                RotaChecked,
                PushEvent,
                ReviewEvent,
                Probe,
                ServiceBeat {}
