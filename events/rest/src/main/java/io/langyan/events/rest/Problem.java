package io.langyan.events.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal that reaches the caller as {@code application/problem+json} (RFC 9457). Its {@code type} never changes, its
 * {@code detail} follows {@code Accept-Language}.
 */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String TYPES = "https://langyan.io/problems/";

    private final int status;
    private final String kind;
    private final String chinese;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    /**
     * @param kind last part of the type, such as {@code clock-already-met}; stable for ever
     * @param chinese the detail in Chinese
     * @param english the detail in English
     */
    public Problem(int status, String kind, String chinese, String english) {
        super(english, null, false, false);
        this.status = status;
        this.kind = kind;
        this.chinese = chinese;
    }

    /** 400: the request cannot be understood as it stands. */
    public static Problem badRequest(String kind, String chinese, String english) {
        return new Problem(400, kind, chinese, english);
    }

    /** 403: the caller may not. */
    public static Problem forbidden(String kind, String chinese, String english) {
        return new Problem(403, kind, chinese, english);
    }

    /** 404: there is no such thing, or none the caller may know of. */
    public static Problem notFound(String kind, String chinese, String english) {
        return new Problem(404, kind, chinese, english);
    }

    /** 409: the state of the thing does not allow it now. */
    public static Problem conflict(String kind, String chinese, String english) {
        return new Problem(409, kind, chinese, english);
    }

    /** 412: somebody changed it since it was read. */
    public static Problem preconditionFailed(String kind, String chinese, String english) {
        return new Problem(412, kind, chinese, english);
    }

    /** 413: more than is taken at once. */
    public static Problem tooLarge(String kind, String chinese, String english) {
        return new Problem(413, kind, chinese, english);
    }

    /** 422: understood, but what it says cannot be. */
    public static Problem unprocessable(String kind, String chinese, String english) {
        return new Problem(422, kind, chinese, english);
    }

    /** 428: an edit that does not say what it edits ({@code If-Match}). */
    public static Problem preconditionRequired(String kind, String chinese, String english) {
        return new Problem(428, kind, chinese, english);
    }

    /** 429: too often. */
    public static Problem tooMany(String kind, String chinese, String english) {
        return new Problem(429, kind, chinese, english);
    }

    /** 503: something needed is down; worth another try. */
    public static Problem unavailable(String kind, String chinese, String english) {
        return new Problem(503, kind, chinese, english);
    }

    /** Adds a member beside the standard ones, such as the list of what is wrong. */
    public Problem with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String kind() {
        return kind;
    }

    public String type() {
        return TYPES + kind;
    }

    /** The detail in Chinese, for a refusal that is kept and told later; the message is the English one. */
    public String chinese() {
        return chinese;
    }

    String detail(Language language) {
        return language == Language.CHINESE ? chinese : getMessage();
    }

    Map<String, Object> members() {
        return members;
    }
}
