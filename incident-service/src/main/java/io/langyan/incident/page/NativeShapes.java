package io.langyan.incident.page;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = {PageView.class, PageView.Ack.class})
final class NativeShapes {

    private NativeShapes() {}
}
