package io.langyan.notification.board;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(
        targets = {
            PageView.class,
            PushView.class,
            PushView.AttemptView.class,
            PushView.ReceiptView.class,
            DigestView.class,
            GroupView.class,
            RepeatView.class,
            RepeatView.Reason.class,
            RepeatView.Rung.class
        })
final class NativeShapes {

    private NativeShapes() {}
}
