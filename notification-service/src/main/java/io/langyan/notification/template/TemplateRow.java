package io.langyan.notification.template;

import io.langyan.notification.message.Language;
import io.langyan.notification.message.TemplateKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One version of an own template; it is never changed. */
@Entity
@Table(name = "message_template")
public class TemplateRow {

    @Id
    public UUID id;

    public String why;
    public String channel;
    public String language;
    public int version;

    /** Null: from then on what ships stands again. */
    public String text;

    public String madeBy;
    public Instant madeAt;

    TemplateKey key() {
        return new TemplateKey(why, channel, Language.of(language).orElseThrow());
    }
}
