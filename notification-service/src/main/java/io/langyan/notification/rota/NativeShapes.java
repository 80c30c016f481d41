package io.langyan.notification.rota;

import io.langyan.events.v1.plan.Finding;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(
        targets = {
            PersonBody.class,
            Finding.class,
            RotaBody.class,
            RotasResource.RotaList.class,
            LayerBody.class,
            LayerBody.HandoverBody.class,
            LayerBody.HoursBody.class,
            OverrideBody.class,
            SwapsResource.SwapBody.class,
            SwapsResource.SpanBody.class,
            ShiftsBody.class,
            ShiftsBody.ShiftBody.class
        })
final class NativeShapes {

    private NativeShapes() {}
}
