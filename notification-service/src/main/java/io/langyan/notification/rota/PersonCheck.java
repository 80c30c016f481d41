package io.langyan.notification.rota;

import io.langyan.events.rest.Problem;
import io.langyan.notification.message.Language;
import io.langyan.notification.people.Contact;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what is wrong with a person that somebody sent. */
final class PersonCheck {

    private static final Map<String, Pattern> SHAPES = Map.of(
            Contact.SMS, Pattern.compile("(?:\\+86|0086|86)?1\\d{10}"),
            Contact.DINGTALK_MOBILE, Pattern.compile("(?:\\+?86-?)?1\\d{10}"),
            Contact.WECOM_USER, Pattern.compile("[A-Za-z0-9_@.-]{1,64}"),
            Contact.DINGTALK_USER, Pattern.compile("[A-Za-z0-9_@.-]{1,64}"),
            Contact.FEISHU_USER, Pattern.compile("ou_[A-Za-z0-9]{1,64}"),
            Contact.EMAIL,
                    Pattern.compile("[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\\.))+[A-Za-z]{2,24}"));
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9*][A-Za-z0-9._-]{0,63}|\\*");

    private PersonCheck() {}

    static void check(PersonBody body) {
        if (body == null
                || body.name() == null
                || body.name().isBlank()
                || body.name().length() > 64) {
            throw refused("name", "应有 1 到 64 个字", "must have 1 to 64 characters");
        }
        if (body.user() != null && (body.user().isBlank() || body.user().length() > 64)) {
            throw refused("user", "应有 1 到 64 个字符", "must have 1 to 64 characters");
        }
        codes("roles", body.roles());
        codes("brands", body.brands());
        if (body.language() != null && Language.of(body.language()).isEmpty()) {
            throw refused("language", "应为 zh-CN 或 en", "must be zh-CN or en");
        }
        if (body.zone() != null && !ZoneId.getAvailableZoneIds().contains(body.zone())) {
            throw refused("zone", "应为 IANA 时区", "must be an IANA time zone");
        }
        if (body.contacts() != null) {
            body.contacts().forEach(PersonCheck::contact);
        }
    }

    private static void codes(String field, List<String> codes) {
        if (codes == null) {
            return;
        }
        if (codes.size() > 100
                || !codes.stream()
                        .allMatch(code -> code != null && CODE.matcher(code).matches())) {
            throw refused(field, "含有不合规的代码", "holds something that is no code");
        }
    }

    private static void contact(Contact contact) {
        Pattern shape = contact == null || contact.channel() == null ? null : SHAPES.get(contact.channel());
        if (shape == null) {
            throw refused("contacts.channel", "应为 " + SHAPES.keySet(), "must be one of " + SHAPES.keySet());
        }
        if (contact.value() == null || !shape.matcher(contact.value()).matches()) {
            throw refused("contacts." + contact.channel(), "格式不符", "does not have the right shape");
        }
    }

    private static Problem refused(String field, String chinese, String english) {
        return Problem.unprocessable("bad-person", field + "：" + chinese + "。", field + " " + english + ".")
                .with("field", field);
    }
}
