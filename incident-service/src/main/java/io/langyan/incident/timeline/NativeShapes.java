package io.langyan.incident.timeline;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(
        targets = {
            Entry.class,
            Export.Closing.class,
            TimelineResource.TimelineView.class,
            TimelineResource.EntryView.class,
            TimelineResource.SignedHead.class,
            KeyResource.KeyView.class
        })
final class NativeShapes {

    private NativeShapes() {}
}
