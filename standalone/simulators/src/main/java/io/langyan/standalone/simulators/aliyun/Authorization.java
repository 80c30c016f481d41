package io.langyan.standalone.simulators.aliyun;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ACS3-HMAC-SHA256 Credential=…,SignedHeaders=…,Signature=…}. */
record Authorization(String accessKeyId, List<String> signedHeaders, String signature) {

    private static final List<String> REQUIRED = List.of(
            "host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version");
    private static final Pattern SHAPE = Pattern.compile(
            Acs3.ALGORITHM + " Credential=([^,\\s]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})");

    static Optional<Authorization> parse(String header) {
        Matcher matcher = SHAPE.matcher(header);
        return matcher.matches()
                ? Optional.of(new Authorization(
                        matcher.group(1), List.of(matcher.group(2).split(";")), matcher.group(3)))
                : Optional.empty();
    }

    boolean signsWhatItMust() {
        return signedHeaders.containsAll(REQUIRED)
                && signedHeaders.stream().sorted().toList().equals(signedHeaders);
    }
}
