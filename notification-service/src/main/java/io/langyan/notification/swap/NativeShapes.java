package io.langyan.notification.swap;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = {OfferBody.class})
final class NativeShapes {

    private NativeShapes() {}
}
