package io.langyan.notification.mute;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = {MuteBody.class, MuteView.class})
final class NativeShapes {

    private NativeShapes() {}
}
