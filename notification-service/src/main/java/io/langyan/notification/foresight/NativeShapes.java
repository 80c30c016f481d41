package io.langyan.notification.foresight;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. Nested records come along. */
@RegisterForReflection(targets = {ForesightBody.class, ForesightView.class})
final class NativeShapes {

    private NativeShapes() {}
}
