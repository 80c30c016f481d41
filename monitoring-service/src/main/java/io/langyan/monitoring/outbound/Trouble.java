package io.langyan.monitoring.outbound;

import java.util.Locale;

/**
 * Why something outside could not be had.
 *
 * @param code stable, for programs
 * @param zh for people who read Chinese
 * @param en for the others
 */
public record Trouble(String code, String zh, String en) {

    public String in(Locale language) {
        return Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? en : zh;
    }
}
