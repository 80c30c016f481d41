package io.langyan.events.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with a form that could not be taken apart: what its parser throws is about what was sent, and no fault of ours. */
final class FormFailures {

    static final Problem MALFORMED =
            Problem.badRequest("malformed-form", "表单不完整或无法解析。", "The form is incomplete or cannot be taken apart.");

    private static final Problem TOO_MANY_FIELDS =
            Problem.badRequest("too-many-fields", "表单字段过多。", "The form has more fields than are taken.");
    private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(\"[^\"]+\"|[^\";\\s]+)");

    private FormFailures() {}

    /** Empty unless the parser itself threw it: what it could not write to disk is none of the caller's doing. */
    static Optional<Problem> of(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        if (frames.length == 0 || !frames[0].getClassName().startsWith(PARSER)) {
            return Optional.empty();
        }
        boolean many = String.valueOf(cause.getMessage()).startsWith("Param limit of ");
        return Optional.of(many ? TOO_MANY_FIELDS : MALFORMED);
    }

    /** Nothing says where its parts end. */
    static boolean isBoundless(String contentType) {
        return contentType != null
                && contentType.regionMatches(
                        true, 0, MediaType.MULTIPART_FORM_DATA, 0, MediaType.MULTIPART_FORM_DATA.length())
                && !BOUNDARY.matcher(contentType).find();
    }
}
