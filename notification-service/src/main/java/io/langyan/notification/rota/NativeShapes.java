package io.langyan.notification.rota;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(
        targets = {PersonBody.class, RotaBody.class, RotaBody.HandoverBody.class, RotasResource.RotaList.class})
final class NativeShapes {

    private NativeShapes() {}
}
