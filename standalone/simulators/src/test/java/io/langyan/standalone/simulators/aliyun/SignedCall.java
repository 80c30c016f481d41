package io.langyan.standalone.simulators.aliyun;

import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Hmac;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as a customer signs it. */
final class SignedCall {

    private static int nonce;

    private SignedCall() {}

    static Call of(String id, String secret, String action, Map<String, String> parameters, Instant now) {
        TreeMap<String, String> headers = new TreeMap<>(Map.of(
                "host",
                "127.0.0.1:8090",
                "x-acs-action",
                action,
                "x-acs-content-sha256",
                Hmac.digest(new byte[0]),
                "x-acs-date",
                now.toString(),
                "x-acs-signature-nonce",
                "nonce-" + ++nonce,
                "x-acs-version",
                "2017-05-25"));
        List<String> names = List.copyOf(headers.keySet());
        String signature = Acs3.signature(secret, Acs3.canonical("POST", "/", parameters, headers, names, new byte[0]));
        headers.put(
                "authorization",
                Acs3.ALGORITHM + " Credential=" + id + ",SignedHeaders=" + String.join(";", names) + ",Signature="
                        + signature);
        return new Call("POST", "/", parameters, headers, new byte[0], "127.0.0.1");
    }
}
