package io.langyan.notification.receipt;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = DoorsResource.DoorBody.class)
final class NativeShapes {

    private NativeShapes() {}
}
