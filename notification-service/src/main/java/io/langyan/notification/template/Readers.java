package io.langyan.notification.template;

import io.langyan.events.rest.Problem;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.message.Language;
import io.langyan.notification.message.Reader;
import io.langyan.notification.people.PersonRow;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;

/** In what language and zone somebody reads: a person as they say, a group as its channel says, else as the installation has it. */
@ApplicationScoped
@Startup
public class Readers {

    private final Reader otherwise;

    /** @throws IllegalArgumentException at start, naming the setting that is wrong */
    Readers(NotificationConfig config) {
        this.otherwise = new Reader(
                Language.of(config.language())
                        .orElseThrow(() ->
                                new IllegalArgumentException("langyan.notification.language must be zh-CN or en")),
                zone(config.zone()));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("langyan.notification.zone is no time zone: " + id, unknown);
        }
    }

    public Reader of(PersonRow person) {
        return of(person.language, person.zone);
    }

    public Reader of(Channel channel) {
        return of(channel.setting(Channel.LANGUAGE, null), channel.setting(Channel.ZONE, null));
    }

    /**
     * As somebody asks for.
     *
     * @param language null for the installation's; {@code zone} likewise
     * @throws Problem 422 for what is no language or no zone
     */
    Reader asked(String language, String zone) {
        if (language != null && Language.of(language).isEmpty()) {
            throw refused("language", "应为 zh-CN 或 en", "must be zh-CN or en");
        }
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw refused("zone", "应为 IANA 时区", "must be an IANA time zone");
        }
        return of(language, zone);
    }

    private static Problem refused(String field, String chinese, String english) {
        return Problem.unprocessable("bad-template", field + "：" + chinese + "。", field + " " + english + ".")
                .with("field", field);
    }

    /** @param language null or unknown for the installation's; {@code zone} likewise, for countries give up zones */
    private Reader of(String language, String zone) {
        boolean known = zone != null && ZoneId.getAvailableZoneIds().contains(zone);
        return new Reader(
                Language.of(language).orElse(otherwise.language()), known ? ZoneId.of(zone) : otherwise.zone());
    }
}
