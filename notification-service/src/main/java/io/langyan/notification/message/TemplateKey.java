package io.langyan.notification.message;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a template is for.
 *
 * @param why the reason of the page, {@link #ANY}, or {@link #DIGEST}
 * @param channel the kind of channel, or one of {@link Medium#FAMILIES}
 */
public record TemplateKey(String why, String channel, Language language) {

    public static final String ANY = "any";

    /** Not the reason of a page: many of them told together. */
    public static final String DIGEST = "digest";

    public boolean isDigest() {
        return why.equals(DIGEST);
    }

    /** Templates that fit, the closest first. */
    public static List<TemplateKey> fitting(String why, Medium medium, Language language) {
        List<String> whys = why.equals(DIGEST) ? List.of(DIGEST) : List.of(why, ANY);
        return whys.stream()
                .flatMap(each -> Stream.of(medium.kind(), medium.family())
                        .map(channel -> new TemplateKey(each, channel, language)))
                .toList();
    }
}
