package io.langyan.events.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;

/**
 * A text of a request that is written only after the answer, when nobody is there to be told: one with a NUL, which no database takes, is refused
 * at the door (400 {@code invalid-data}).
 */
@RegisterForReflection
public final class StorableText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;

    public StorableText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = StringDeserializer.instance.deserialize(json, context);
        if (text != null && text.indexOf('\0') >= 0) {
            throw Failures.unstorable();
        }
        return text;
    }
}
