package io.langyan.notification.deadman;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = {HeartbeatsResource.Board.class, HeartbeatView.class, Finding.class})
final class NativeShapes {

    private NativeShapes() {}
}
