package io.langyan.events.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.events.v1.EventJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * REST speaks the same JSON as the topics. Where {@code langyan.rest.strict-bodies} is set, a property that a body does not have is refused: a field
 * with a slip in its name would else be as if it had not been written. Topics, whose contracts grow, pass it over everywhere.
 */
@Singleton
class JsonSettings implements ObjectMapperCustomizer {

    private final boolean strict;

    JsonSettings(@ConfigProperty(name = "langyan.rest.strict-bodies", defaultValue = "false") boolean strict) {
        this.strict = strict;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        EventJson.configure(mapper).configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict);
    }
}
