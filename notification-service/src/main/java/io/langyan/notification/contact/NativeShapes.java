package io.langyan.notification.contact;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(targets = {ContactView.class, ContactsResource.SentBody.class, ContactsResource.CodeBody.class})
final class NativeShapes {

    private NativeShapes() {}
}
