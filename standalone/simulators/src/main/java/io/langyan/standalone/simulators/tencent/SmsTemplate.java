package io.langyan.standalone.simulators.tencent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An approved template of notification type with places {1}, {2}, ….
 *
 * @param longest characters that a variable may have
 */
record SmsTemplate(String text, int longest) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)https?:|www\\.|[a-z0-9-]+\\.(com|cn|net|org|io|top)\\b");

    /** A filled text, or the vendor's code that refuses the variables. */
    record Filled(String text, String refusal) {}

    Filled fill(List<String> values) {
        long places = PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .distinct()
                .count();
        if (places != values.size()) {
            return new Filled(null, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate");
        }
        for (String value : values) {
            if (ADDRESS.matcher(value).find()) {
                return new Filled(null, "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter");
            }
            if (value.isEmpty() || value.codePointCount(0, value.length()) > longest) {
                return new Filled(null, "InvalidParameterValue.TemplateParameterLengthLimit");
            }
        }
        return new Filled(
                PLACE.matcher(text)
                        .replaceAll(
                                place -> Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)) - 1))),
                null);
    }
}
