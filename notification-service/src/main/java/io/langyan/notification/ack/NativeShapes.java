package io.langyan.notification.ack;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(
        targets = {AcksResource.Acknowledgement.class, AcknowledgeAll.Entry.class, BulkAcksResource.Asked.class})
final class NativeShapes {

    private NativeShapes() {}
}
