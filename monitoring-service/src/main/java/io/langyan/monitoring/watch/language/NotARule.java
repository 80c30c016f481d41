package io.langyan.monitoring.watch.language;

/** A text that cannot be read as a rule. */
public final class NotARule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    NotARule(String kind, int from, int to, String zh, String en) {
        super(en, null, false, false);
        this.finding = Finding.error(kind, new Place(from, to), zh, en);
    }

    public Finding finding() {
        return finding;
    }
}
