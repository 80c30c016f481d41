package io.langyan.monitoring.source;

import java.util.regex.Pattern;

/** URLs of feeds carry access keys in their query; who may see the source need not see them. */
final class HiddenSecrets {

    private static final Pattern SECRET = Pattern.compile(
            "(?i)([?&](?:[a-z_-]*(?:key|token|secret|sign|signature|passw(?:or)?d|pwd|auth|code))=)[^&#]+");

    private HiddenSecrets() {}

    static String in(String url) {
        return url == null ? null : SECRET.matcher(url).replaceAll("$1***");
    }

    /** What is sent back as it was shown means the URL as it stands. */
    static String restored(String sent, String stored) {
        return sent != null && sent.equals(in(stored)) ? stored : sent;
    }
}
