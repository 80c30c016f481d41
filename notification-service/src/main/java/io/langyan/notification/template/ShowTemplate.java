package io.langyan.notification.template;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.notification.message.Digest;
import io.langyan.notification.message.DigestText;
import io.langyan.notification.message.Medium;
import io.langyan.notification.message.Occasion;
import io.langyan.notification.message.PageParts;
import io.langyan.notification.message.PageText;
import io.langyan.notification.message.Reader;
import io.langyan.notification.message.Reasons;
import io.langyan.notification.message.SamplePage;
import io.langyan.notification.message.TemplateCheck;
import io.langyan.notification.message.TemplateKey;
import io.langyan.notification.message.TemplateVariables;
import io.langyan.notification.message.TextTemplate;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes a page as a template would, for people to look at. Call within a session. */
@ApplicationScoped
public class ShowTemplate {

    /** No code that acknowledges anything. */
    private static final String CODE = "TEST-000000";

    private final Templates templates;
    private final ReadKey keys;
    private final Pages pages;
    private final BrandScope scope;

    ShowTemplate(Templates templates, ReadKey keys, Pages pages, BrandScope scope) {
        this.templates = templates;
        this.keys = keys;
        this.pages = pages;
        this.scope = scope;
    }

    /**
     * What is to be shown.
     *
     * @param why the reason; null: the page's, or {@code any}
     * @param channel kind or family
     * @param text not kept; null: the one that stands
     * @param page a real one; null: a sample; a digest shows it several times
     */
    public record Asked(String why, String channel, String text, UUID page) {}

    /** A page, and what it looks like. */
    public record Shown(PageRow page, Preview preview) {}

    /** @throws Problem 404 for what there is not, 403 for a page of another brand */
    public Uni<Shown> of(Asked asked, Occasion occasion, Reader reader) {
        return page(asked).chain(page -> {
            ReadKey.Known known = keys.known(
                    why(asked, page), asked.channel(), reader.language().tag());
            return text(known, asked.text()).map(text -> new Shown(page, preview(known, text, page, occasion, reader)));
        });
    }

    private static String why(Asked asked, PageRow page) {
        if (asked.why() != null) {
            return asked.why();
        }
        return asked.page() != null && Reasons.all().contains(page.why) ? page.why : TemplateKey.ANY;
    }

    private Uni<PageRow> page(Asked asked) {
        if (asked.page() == null) {
            boolean noReason = asked.why() == null || asked.why().equals(TemplateKey.DIGEST);
            String why = noReason ? TemplateKey.ANY : asked.why();
            return Uni.createFrom().item(SamplePage.of(why, Instant.now()));
        }
        return pages.findById(asked.page())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("unknown-page", "没有这个呼叫。", "There is no such page."))
                .invoke(page -> {
                    if (!page.concernsAll()) {
                        scope.require(page.brand);
                    }
                });
    }

    private Uni<String> text(ReadKey.Known known, String text) {
        if (text != null && text.length() > TemplateCheck.LONGEST) {
            throw Problem.unprocessable(
                            "bad-template",
                            "模板超过 " + TemplateCheck.LONGEST + " 个字符。",
                            "The template has more than " + TemplateCheck.LONGEST + " characters.")
                    .with("field", "text");
        }
        return text != null ? Uni.createFrom().item(text) : templates.standing(known.key(), known.medium());
    }

    private static Preview preview(ReadKey.Known known, String text, PageRow page, Occasion occasion, Reader reader) {
        Medium medium = known.medium();
        TextTemplate template = TextTemplate.parse(text);
        String filled = known.key().isDigest()
                ? DigestText.of(template, Digest.sample(page, occasion), reader, medium.mostBytes())
                : template.fill(PageText.values(page, occasion, reader));
        Map<String, String> variables = medium.sms() ? TemplateVariables.of(page, filled, CODE, occasion) : null;
        List<String> parts = medium.sms()
                ? List.of(variables.get("title"))
                : PageParts.of(filled, medium.mostBytes(), page, occasion, reader);
        return new Preview(
                parts,
                filled.getBytes(StandardCharsets.UTF_8).length,
                medium.mostBytes(),
                variables,
                TemplateCheck.of(text, known.key(), medium));
    }
}
