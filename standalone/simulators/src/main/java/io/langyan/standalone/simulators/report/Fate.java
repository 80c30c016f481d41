package io.langyan.standalone.simulators.report;

/**
 * What became of a message on its way to the phone.
 *
 * @param code the carrier's own; null: as the provider writes it when all is well
 * @param words the same in words, or null
 */
public record Fate(boolean delivered, String code, String words) {

    public static final Fate DELIVERED = new Fate(true, null, null);

    public static Fate lost(String code, String words) {
        return new Fate(false, code, words);
    }

    public String codeOr(String usual) {
        return code == null ? usual : code;
    }

    public String wordsOr(String usual) {
        return words == null ? usual : words;
    }
}
