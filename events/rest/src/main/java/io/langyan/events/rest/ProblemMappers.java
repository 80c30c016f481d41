package io.langyan.events.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Everything that fails in a REST call leaves as problem+json. What each failure means is said in {@link Failures}. */
class ProblemMappers {

    @ServerExceptionMapper
    Response problem(Problem failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response incomplete(AuthenticationCompletionException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response invalid(ValidationException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response unparsable(JsonProcessingException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException failure, HttpHeaders headers) {
        Response own = failure.getResponse();
        return own.hasEntity() || own.getStatus() < 400 ? own : answer(failure, headers);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, HttpHeaders headers) {
        return answer(failure, headers);
    }

    private static Response answer(Throwable failure, HttpHeaders headers) {
        Problem problem = Failures.problemOf(failure);
        Language language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .entity(ProblemBody.of(problem, language));
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, 2);
        }
        if (problem.status() == 429) {
            // what may come too often is counted by the minute
            answer.header(HttpHeaders.RETRY_AFTER, 60);
        }
        return answer.build();
    }
}
