package io.langyan.standalone.launcher.home;

/** Something the user can mend; the message is the one sentence they see. */
public class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserError(String sentence) {
        super(sentence);
    }

    public UserError(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
