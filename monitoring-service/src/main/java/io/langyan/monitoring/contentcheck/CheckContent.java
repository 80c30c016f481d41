package io.langyan.monitoring.contentcheck;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Checks a text against the lists and the brand's own words. */
@ApplicationScoped
class CheckContent {

    /** Names the parts of a text in findings. */
    static final String TITLE = "title";

    static final String TEXT = "text";
    private static final String RISK = "brand-risk";

    private final RiskRules rules = new RiskRules();

    /**
     * @param title may be null
     * @param own words of the brand
     * @param negativeTags of the brand's plan
     */
    Checked check(String title, String text, Industry industry, List<BrandWord> own, List<String> negativeTags) {
        List<Finding> findings = new ArrayList<>();
        part(TITLE, title, industry, own, negativeTags, findings);
        part(TEXT, text, industry, own, negativeTags, findings);
        return Checked.of(findings);
    }

    private void part(
            String field,
            String part,
            Industry industry,
            List<BrandWord> own,
            List<String> negativeTags,
            List<Finding> findings) {
        if (part == null || part.isEmpty()) {
            return;
        }
        FoldedText folded = rules.fold(part);
        findings.addAll(rules.find(field, folded, industry));
        String whole = new String(folded.chars());
        for (BrandWord word : own) {
            each(whole, word.phrase(), span -> findings.add(word.finding(field, folded, span)));
        }
        RuleGroup risk = rules.group(RISK);
        for (String tag : negativeTags) {
            each(whole, tag, span -> findings.add(RiskRules.finding(field, folded, risk, span, risk.severity())));
        }
    }

    private void each(String whole, String phrase, Consumer<Span> found) {
        String sought = new String(rules.fold(phrase).chars()).strip();
        int at = sought.isEmpty() ? -1 : whole.indexOf(sought);
        while (at >= 0) {
            found.accept(new Span(at, at + sought.length()));
            at = whole.indexOf(sought, at + sought.length());
        }
    }
}
