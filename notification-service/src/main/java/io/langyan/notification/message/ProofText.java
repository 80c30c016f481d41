package io.langyan.notification.message;

import java.util.Map;

/** What proves a contact point: words around a code of six digits. */
public final class ProofText {

    private ProofText() {}

    /** For channels with free text. */
    public static String of(String code, Language language) {
        return TextTemplate.parse(Words.of("text", "proof", language)).fill(Map.of("code", code));
    }

    /** For an SMS, in the names of {@link TemplateVariables}, each within its size. */
    public static Map<String, String> variables(String code) {
        return Map.of(
                "level", "验证",
                "title", "联系方式验证",
                "brand", "狼烟",
                "code", code,
                "brief", "验证",
                "handle", "CODE",
                "pin", code);
    }
}
