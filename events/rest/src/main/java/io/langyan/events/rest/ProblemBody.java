package io.langyan.events.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** A problem as it is written; {@code title} is the standard phrase of the status, {@code detail} is for people. */
@RegisterForReflection
@JsonPropertyOrder({"type", "title", "status", "detail"})
record ProblemBody(String type, String title, int status, String detail, @JsonAnyGetter Map<String, Object> members) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemBody of(Problem problem, Language language) {
        return new ProblemBody(
                problem.type(),
                phrase(problem.status()),
                problem.status(),
                problem.detail(language),
                problem.members());
    }

    private static String phrase(int status) {
        return io.netty.handler.codec.http.HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
