package io.langyan.events.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/**
 * Stands before and after each {@link Idempotent} write. Only what created something is remembered: a refused request may be
 * tried again under its key. A request that died half-way keeps its key for the 24 hours, because nobody knows how far it
 * came: rather no second incident than two.
 */
class IdempotencyFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String CLAIMED = IdempotencyFilter.class.getName();
    private static final String JSON = "application/json;charset=UTF-8";
    private static final int LONGEST_KEY = 200;

    private final IdempotencyKeys keys;
    private final CurrentIdentityAssociation caller;
    private final ObjectMapper json;

    IdempotencyFilter(IdempotencyKeys keys, CurrentIdentityAssociation caller, ObjectMapper json) {
        this.keys = keys;
        this.caller = caller;
        this.json = json;
    }

    @Idempotent
    @ServerRequestFilter(readBody = true)
    Uni<Response> before(ContainerRequestContext request) {
        String name = request.getHeaderString(HEADER);
        if (name == null || !"POST".equals(request.getMethod())) {
            return Uni.createFrom().nullItem();
        }
        if (name.isBlank() || name.length() > LONGEST_KEY) {
            throw Problem.badRequest(
                    "bad-idempotency-key",
                    "Idempotency-Key 应为 1 到 200 个字符。",
                    "Idempotency-Key must have 1 to 200 characters.");
        }
        FormData form = CurrentRequestManager.get().getFormData();
        if (form == null && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType())) {
            throw FormFailures.MALFORMED;
        }
        String route = request.getMethod() + " " + request.getUriInfo().getPath();
        return caller.getDeferredIdentity()
                .map(identity -> new IdempotencyKeys.Key(identity.getPrincipal().getName(), route, name))
                .chain(key -> BodyHash.of(request, form)
                        .chain(hash -> keys.claim(key, hash))
                        .map(state -> answer(request, key, state)));
    }

    @Idempotent
    @ServerResponseFilter
    Uni<Void> after(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIMED) instanceof IdempotencyKeys.Key key)) {
            return Uni.createFrom().voidItem();
        }
        if (response.getStatus() >= 400) {
            return keys.release(key);
        }
        IdempotencyKeys.Answer answer = new IdempotencyKeys.Answer(
                response.getStatus(),
                mediaType(response),
                response.getHeaderString(HttpHeaders.LOCATION),
                written(response));
        return keys.keep(key, answer);
    }

    private static Response answer(
            ContainerRequestContext request, IdempotencyKeys.Key key, IdempotencyKeys.State state) {
        if (state instanceof IdempotencyKeys.First) {
            request.setProperty(CLAIMED, key);
            return null;
        }
        if (state instanceof IdempotencyKeys.Answered answered) {
            return again(answered.answer());
        }
        if (state instanceof IdempotencyKeys.Other) {
            throw Problem.unprocessable(
                    "idempotency-key-reused", "该 Idempotency-Key 已用于另一请求体。", "This key was used for another body.");
        }
        throw Problem.conflict(
                "idempotency-key-at-work",
                "使用该 Idempotency-Key 的请求尚未完成，请先查询结果。",
                "A request with this key has not finished; look whether it took effect before you try another key.");
    }

    private static Response again(IdempotencyKeys.Answer answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).entity(answer.body()).header(REPLAYED, true);
        if (answer.contentType() != null) {
            response.header(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return response.build();
    }

    /** Which JSON it will be is settled after the filters, unless the resource said so. */
    private static String mediaType(ContainerResponseContext response) {
        if (response.getMediaType() != null) {
            return response.getMediaType().toString();
        }
        return response.getEntity() == null || response.getEntity() instanceof String ? null : JSON;
    }

    private String written(ContainerResponseContext response) {
        Object entity = response.getEntity();
        try {
            return entity == null || entity instanceof String ? (String) entity : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an idempotent write answers with JSON", e);
        }
    }
}
