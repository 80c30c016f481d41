package io.langyan.notification.message;

import java.util.List;

/**
 * What a template is for.
 *
 * @param why the reason of the page, or {@link #ANY}
 * @param channel the kind of channel, or one of {@link Medium#FAMILIES}
 */
public record TemplateKey(String why, String channel, Language language) {

    public static final String ANY = "any";

    /** Templates that fit, the closest first. */
    public static List<TemplateKey> fitting(String why, Medium medium, Language language) {
        return List.of(
                new TemplateKey(why, medium.kind(), language),
                new TemplateKey(why, medium.family(), language),
                new TemplateKey(ANY, medium.kind(), language),
                new TemplateKey(ANY, medium.family(), language));
    }
}
