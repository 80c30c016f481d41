package io.langyan.notification.people;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = {Contact.class})
final class NativeShapes {

    private NativeShapes() {}
}
