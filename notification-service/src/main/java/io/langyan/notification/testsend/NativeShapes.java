package io.langyan.notification.testsend;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = {TestBody.class, TestView.class})
final class NativeShapes {

    private NativeShapes() {}
}
