package io.langyan.notification.template;

import io.langyan.notification.message.Finding;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. */
@RegisterForReflection(
        targets = {
            TemplateView.class,
            TemplatesResource.TemplateBody.class,
            PreviewBody.class,
            Preview.class,
            Finding.class
        })
final class NativeShapes {

    private NativeShapes() {}
}
