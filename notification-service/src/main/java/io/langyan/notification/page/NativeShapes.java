package io.langyan.notification.page;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = {Ladder.class, Ladder.Rung.class, Quiet.class, Answer.class})
final class NativeShapes {

    private NativeShapes() {}
}
