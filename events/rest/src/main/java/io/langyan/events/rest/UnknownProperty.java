package io.langyan.events.rest;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** A property of a body that is not known there, told with those that are. */
final class UnknownProperty {

    private UnknownProperty() {}

    static Problem of(UnrecognizedPropertyException failure) {
        String shown = ParameterNames.shown(failure.getPropertyName());
        Collection<Object> ids = failure.getKnownPropertyIds();
        TreeSet<String> known = new TreeSet<>();
        (ids == null ? List.of() : ids).forEach(id -> known.add(id.toString()));
        String all = String.join(", ", known);
        return Problem.badRequest(
                        "unknown-property",
                        "未知的属性：" + shown + (known.isEmpty() ? "。此处没有属性。" : "。可用：" + all),
                        "There is no property " + shown
                                + (known.isEmpty() ? "; there is none here." : "; there are " + all))
                .with("property", shown)
                .with("known", known);
    }
}
