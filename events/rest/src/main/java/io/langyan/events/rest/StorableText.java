package io.langyan.events.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** A text of a request. One with a NUL is refused at the door: no database takes it, and behind the answer nobody is there to be told. */
final class StorableText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;

    StorableText() {
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
