package io.langyan.standalone.simulators.tencent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code TC3-HMAC-SHA256 Credential=id/date/service/tc3_request, SignedHeaders=…, Signature=…}. */
record Authorization(String secretId, String date, String service, List<String> signedHeaders, String signature) {

    private static final Pattern SHAPE = Pattern.compile(Tc3.ALGORITHM
            + " Credential=([^/,\\s]+)/(\\d{4}-\\d\\d-\\d\\d)/([a-z0-9]+)/tc3_request, SignedHeaders=([a-z0-9;-]+),"
            + " Signature=([0-9a-f]{64})");

    static Optional<Authorization> parse(String header) {
        Matcher matcher = SHAPE.matcher(header);
        return matcher.matches()
                ? Optional.of(new Authorization(
                        matcher.group(1),
                        matcher.group(2),
                        matcher.group(3),
                        List.of(matcher.group(4).split(";")),
                        matcher.group(5)))
                : Optional.empty();
    }

    boolean signsWhatItMust() {
        return signedHeaders.containsAll(List.of("content-type", "host"))
                && signedHeaders.stream().sorted().toList().equals(signedHeaders);
    }
}
