package io.langyan.notification.message;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a template is for.
 *
 * @param why the reason of the page, {@link #ANY}, {@link #DIGEST} or {@link #ANSWERED}
 * @param channel the kind of channel, or one of {@link Medium#FAMILIES}
 */
public record TemplateKey(String why, String channel, Language language) {

    public static final String ANY = "any";

    /** Not the reason of a page: many of them told together. */
    public static final String DIGEST = "digest";

    /** Not the reason of a page: that somebody has answered one. */
    public static final String ANSWERED = "answered";

    private static final Set<String> NEVER_ANY = Set.of(DIGEST, ANSWERED);

    public boolean isDigest() {
        return why.equals(DIGEST);
    }

    public boolean isOfAnswer() {
        return why.equals(ANSWERED);
    }

    /** Nothing of the kind is told where the text is the provider's. */
    public static boolean needsText(String why) {
        return NEVER_ANY.contains(why);
    }

    /** Templates that fit, the closest first. */
    public static List<TemplateKey> fitting(String why, Medium medium, Language language) {
        List<String> whys = NEVER_ANY.contains(why) ? List.of(why) : List.of(why, ANY);
        return whys.stream()
                .flatMap(each -> Stream.of(medium.kind(), medium.family())
                        .map(channel -> new TemplateKey(each, channel, language)))
                .toList();
    }
}
