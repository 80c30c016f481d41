package io.langyan.events.rest.outbound;

/** A place that people entered may not be asked, or cannot be found. */
public final class OutboundRefused extends RuntimeException {

    public static final String UNKNOWN_HOST = "unknown-host";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String zh;

    OutboundRefused(String code, String zh, String en) {
        super(en, null, false, false);
        this.code = code;
        this.zh = zh;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return getMessage();
    }
}
