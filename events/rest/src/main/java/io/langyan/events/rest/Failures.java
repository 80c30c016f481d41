package io.langyan.events.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** What a failure means to the caller. Nothing of our insides is told; the log has it under the id that the caller gets. */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private static final Problem UNAUTHENTICATED =
            new Problem(401, "unauthenticated", "请先登录：缺少有效的访问令牌。", "A valid access token is needed.");
    private static final Problem FORBIDDEN =
            Problem.forbidden("forbidden", "当前角色无权执行此操作。", "Your role does not allow this.");
    private static final Problem TOO_LARGE =
            Problem.tooLarge("body-too-large", "请求体过大。", "The body is larger than allowed.");
    private static final Problem SIGN_IN_DOWN = Problem.unavailable(
            "sign-in-unavailable", "登录服务暂不可用，请稍后重试。", "The sign-in service is down; try again shortly.");
    private static final Problem DATABASE_DOWN =
            Problem.unavailable("unavailable", "服务暂不可用，请稍后重试。", "The service is not available now; try again shortly.");
    private static final Problem CHANGED_MEANWHILE = Problem.conflict(
            "changed-meanwhile", "数据已被他人修改，请刷新后重试。", "Somebody changed it meanwhile; read it again and retry.");
    private static final Problem ALREADY_THERE =
            Problem.conflict("already-there", "已存在同样的对象。", "There is such a thing already.");

    private Failures() {}

    static Problem problemOf(Throwable failure) {
        return known(failure)
                .or(() -> causes(failure)
                        .flatMap(cause -> byCause(cause).stream())
                        .findFirst())
                .orElseGet(() -> unexpected(failure));
    }

    private static Optional<Problem> known(Throwable failure) {
        if (failure instanceof ConstraintViolationException violated) {
            return violated(violated);
        }
        if (failure instanceof WebApplicationException refused) {
            return Optional.of(refused(refused));
        }
        if (failure instanceof JsonProcessingException unparsable) {
            return Optional.of(unparsable(unparsable));
        }
        return Optional.empty();
    }

    /** The first cause that says something decides. */
    private static Optional<Problem> byCause(Throwable cause) {
        if (cause instanceof Problem problem) {
            return Optional.of(problem);
        }
        if (cause instanceof OIDCException) {
            return Optional.of(SIGN_IN_DOWN);
        }
        if (cause instanceof ForbiddenException) {
            return Optional.of(FORBIDDEN);
        }
        if (cause instanceof UnauthorizedException
                || cause instanceof AuthenticationFailedException
                        && causes(cause).noneMatch(OIDCException.class::isInstance)) {
            return Optional.of(UNAUTHENTICATED);
        }
        if (cause instanceof IOException && "Request too large".equals(cause.getMessage())) {
            return Optional.of(TOO_LARGE);
        }
        if (cause instanceof PgException refused) {
            return bySqlState(refused.getSqlState());
        }
        if (cause instanceof ConnectException
                || cause instanceof ClosedChannelException
                || cause instanceof TimeoutException
                || cause instanceof io.vertx.core.impl.NoStackTraceThrowable) {
            return Optional.of(DATABASE_DOWN);
        }
        return cause.getClass()
                        .getSimpleName()
                        .matches("OptimisticLockException|StaleObjectStateException|StaleStateException")
                ? Optional.of(CHANGED_MEANWHILE)
                : FormFailures.of(cause);
    }

    /** @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">classes of SQLSTATE</a> */
    private static Optional<Problem> bySqlState(String state) {
        if ("23505".equals(state) || "23P01".equals(state)) {
            return Optional.of(ALREADY_THERE);
        }
        String stateClass = state == null || state.length() < 2 ? "" : state.substring(0, 2);
        return switch (stateClass) {
            case "22" -> Optional.of(unstorable());
            case "40" -> Optional.of(CHANGED_MEANWHILE);
            case "08", "53", "57" -> Optional.of(DATABASE_DOWN);
            default -> Optional.empty();
        };
    }

    static Problem unstorable() {
        return Problem.badRequest(
                "invalid-data",
                "请求中有无法存储的数据（如空字符或越界的数值）。",
                "The request holds data that cannot be stored, such as a NUL character.");
    }

    private static Problem refused(WebApplicationException refused) {
        Optional<Problem> told = causes(refused)
                .skip(1)
                .flatMap(cause -> cause instanceof JsonProcessingException json
                        ? Stream.of(unparsable(json))
                        : cause instanceof Problem problem ? Stream.of(problem) : Stream.empty())
                .findFirst();
        int status = refused.getResponse().getStatus();
        if (told.isPresent()) {
            return told.get();
        }
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> Problem.notFound("not-found", "没有这个地址或对象。", "There is no such thing.");
            case 405 -> new Problem(405, "method-not-allowed", "该地址不支持此方法。", "This method is not allowed here.");
            case 406 ->
                new Problem(406, "not-acceptable", "无法以所要求的格式应答。", "None of the formats you accept can be given.");
            case 413 -> TOO_LARGE;
            case 415 -> new Problem(415, "unsupported-media-type", "不支持此内容类型。", "This content type is not supported.");
            default ->
                status < 500
                        ? new Problem(status, "bad-request", "无法理解该请求。", "The request cannot be understood.")
                        : status == 503 ? DATABASE_DOWN : unexpected(refused);
        };
    }

    private static Problem unparsable(JsonProcessingException failure) {
        Problem problem = causes(failure)
                .filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .findFirst()
                .orElseGet(() -> unread(failure));
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            problem.with("field", field(mapping));
        }
        if (failure.getLocation() != null && failure.getLocation().getLineNr() > 0) {
            problem.with("line", failure.getLocation().getLineNr())
                    .with("column", failure.getLocation().getColumnNr());
        }
        return problem;
    }

    private static Problem unread(JsonProcessingException failure) {
        return failure instanceof UnrecognizedPropertyException unknown
                ? UnknownProperty.of(unknown)
                : Problem.badRequest(
                        "malformed-json", "请求体不是所需的 JSON。", "The body is not the JSON that is needed here.");
    }

    private static String field(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : ParameterNames.shown(step.getFieldName()))
                .collect(Collectors.joining("."));
    }

    /** Empty when it is our own answer that broke a rule: that is a fault of ours. */
    private static Optional<Problem> violated(ConstraintViolationException failure) {
        List<Map<String, String>> violations = failure.getConstraintViolations().stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(violation -> Map.of("field", field(violation), "message", violation.getMessage()))
                .toList();
        boolean ours = failure.getConstraintViolations().stream().anyMatch(Failures::ofAnswer);
        return ours
                ? Optional.empty()
                : Optional.of(Problem.badRequest("invalid-request", "请求中有不符合要求的字段。", "Some fields are not as required.")
                        .with("violations", violations));
    }

    private static boolean ofAnswer(ConstraintViolation<?> violation) {
        return nodes(violation).anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    /** The path as the caller knows it: without our method and the name of its body parameter, where there is more. */
    private static String field(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = nodes(violation)
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .toList();
        boolean inBody = nodes.size() > 1 && nodes.get(0).getKind() == ElementKind.PARAMETER;
        return nodes.stream().skip(inBody ? 1 : 0).map(Path.Node::toString).collect(Collectors.joining("."));
    }

    private static Stream<Path.Node> nodes(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false);
    }

    private static Problem unexpected(Throwable failure) {
        UUID instance = TimeOrderedId.next();
        LOG.errorf(failure, "unexpected failure %s", instance);
        return new Problem(500, "internal", "服务内部错误，已记录。", "Something failed inside; it has been logged.")
                .with("instance", "urn:uuid:" + instance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
