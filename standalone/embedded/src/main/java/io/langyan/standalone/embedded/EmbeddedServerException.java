package io.langyan.standalone.embedded;

/** A server did not come up, or went down where it should not; the message is one sentence a user can act on. */
public class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddedServerException(String message) {
        super(message);
    }

    public EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
