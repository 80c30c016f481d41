package io.langyan.notification.template;

import io.langyan.events.rest.Problem;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.message.Language;
import io.langyan.notification.message.Medium;
import io.langyan.notification.message.Reasons;
import io.langyan.notification.message.TemplateKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what a template is for. */
@ApplicationScoped
public class ReadKey {

    private static final List<String> OF_NO_PAGE = List.of(TemplateKey.ANY, TemplateKey.DIGEST, TemplateKey.ANSWERED);

    private final Media media;
    private final Messengers messengers;

    ReadKey(Media media, Messengers messengers) {
        this.media = media;
        this.messengers = messengers;
    }

    /** What a template is for, and the narrowest medium that it is used for. */
    record Known(TemplateKey key, Medium medium) {}

    /** @throws Problem 404 for a reason, a kind of channel or a language that there is not */
    Known known(String why, String channel, String language) {
        if (why == null || !OF_NO_PAGE.contains(why) && !Reasons.all().contains(why)) {
            throw unknown("why", String.join(", ", OF_NO_PAGE) + ", " + String.join(", ", Reasons.all()));
        }
        Medium medium = channel == null ? null : media.of(channel).orElse(null);
        if (medium == null || medium.sms() && TemplateKey.needsText(why)) {
            throw unknown("channel", String.join(", ", Medium.FAMILIES) + ", " + String.join(", ", messengers.kinds()));
        }
        return new Known(new TemplateKey(why, channel, language(language)), medium);
    }

    private static Language language(String tag) {
        return Language.of(tag)
                .orElseThrow(() -> unknown(
                        "language", String.join(", ", List.of(Language.CHINESE.tag(), Language.ENGLISH.tag()))));
    }

    private static Problem unknown(String field, String known) {
        return Problem.notFound("unknown-template", field + " 应为：" + known + "。", field + " is one of: " + known + ".")
                .with("field", field);
    }
}
