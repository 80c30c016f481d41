package io.langyan.notification.lint;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = ChainView.class)
final class NativeShapes {

    private NativeShapes() {}
}
