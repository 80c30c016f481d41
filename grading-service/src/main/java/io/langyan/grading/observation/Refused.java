package io.langyan.grading.observation;

/** A line that is no observation; the message is the reason and repeats nothing of the line. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    public Refused(String reason) {
        super(reason, null, false, false);
    }
}
