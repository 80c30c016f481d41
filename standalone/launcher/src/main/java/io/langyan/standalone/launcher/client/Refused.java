package io.langyan.standalone.launcher.client;

/** The suite answered with an error; the message is what its problem+json says. */
public final class Refused extends RuntimeException {

    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
