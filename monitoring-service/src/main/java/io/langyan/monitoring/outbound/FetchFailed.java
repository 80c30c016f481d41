package io.langyan.monitoring.outbound;

/** What was asked for was refused by the guard, did not come, or came larger or slower than allowed. */
public final class FetchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    public FetchFailed(Trouble trouble) {
        super(trouble.en(), null, false, false);
        this.trouble = trouble;
    }

    FetchFailed(String code, String zh, String en) {
        this(new Trouble(code, zh, en));
    }

    public Trouble trouble() {
        return trouble;
    }
}
