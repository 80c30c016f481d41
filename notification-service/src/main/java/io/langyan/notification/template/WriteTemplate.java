package io.langyan.notification.template;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.message.TemplateCheck;
import io.langyan.notification.message.TemplateKey;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Adds a version to a template in the name of who is signed in. Pages that are open already go on in their old words. */
@ApplicationScoped
class WriteTemplate {

    private final Templates templates;
    private final SecurityIdentity identity;

    WriteTemplate(Templates templates, SecurityIdentity identity) {
        this.templates = templates;
        this.identity = identity;
    }

    /**
     * An own text.
     *
     * @param ifMatch the version that was read, as an ETag, or null for any
     * @throws Problem 422 with what is wrong, 412 when somebody wrote meanwhile
     */
    Uni<TemplateRow> put(ReadKey.Known known, String text, String ifMatch) {
        BadTemplate.refuse(TemplateCheck.of(text, known.key(), known.medium()));
        return add(known.key(), text.replace("\r\n", "\n").stripTrailing(), ifMatch);
    }

    /** Back to what ships; without an own text nothing changes. */
    Uni<Void> reset(TemplateKey key, String ifMatch) {
        return templates
                .newest(key)
                .invoke(newest -> sameVersion(newest, ifMatch))
                .chain(newest -> newest == null || newest.text == null
                        ? Uni.createFrom().voidItem()
                        : add(key, null, ifMatch).replaceWithVoid());
    }

    private Uni<TemplateRow> add(TemplateKey key, String text, String ifMatch) {
        return templates
                .newest(key)
                .invoke(newest -> sameVersion(newest, ifMatch))
                .chain(newest -> templates.persistAndFlush(row(key, text, newest)));
    }

    private TemplateRow row(TemplateKey key, String text, TemplateRow newest) {
        TemplateRow row = new TemplateRow();
        row.id = TimeOrderedId.next();
        row.why = key.why();
        row.channel = key.channel();
        row.language = key.language().tag();
        row.version = newest == null ? 1 : newest.version + 1;
        row.text = text;
        row.madeBy = identity.getPrincipal().getName();
        row.madeAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return row;
    }

    static String tag(TemplateRow newest) {
        return "\"" + (newest == null ? 0 : newest.version) + "\"";
    }

    private static void sameVersion(TemplateRow newest, String ifMatch) {
        if (ifMatch != null && !ifMatch.equals(tag(newest))) {
            throw Problem.preconditionFailed(
                    "template-changed", "模板已被他人修改，请重新读取。", "The template was changed since you read it.");
        }
    }
}
