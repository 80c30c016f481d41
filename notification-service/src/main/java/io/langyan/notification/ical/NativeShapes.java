package io.langyan.notification.ical;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = FeedsResource.FeedBody.class)
final class NativeShapes {

    private NativeShapes() {}
}
