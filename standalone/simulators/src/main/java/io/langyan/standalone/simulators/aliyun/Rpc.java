package io.langyan.standalone.simulators.aliyun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The RPC style of Alibaba Cloud's products: {@code POST /} with {@code x-acs-action}, parameters in query or form. Gateway
 * refusals are 4xx, business refusals HTTP 200 with a {@code Code}.
 */
final class Rpc {

    private static final String VENDOR_PATH = "/";
    private static final String VERSION = "2017-05-25";

    private final Gate gate;
    private final String action;

    /** @param action the one that this product simulates */
    Rpc(Map<String, String> secretById, String action, InstantSource clock) {
        this.gate = new Gate(secretById, clock);
        this.action = action;
    }

    static boolean knows(Call call) {
        return call.path().equals(VENDOR_PATH) && call.headers().containsKey("x-acs-action");
    }

    /** What the gateway has against a call, or that it lacks one of these parameters. */
    Optional<Answer> refusal(Call call, List<String> required) {
        return gate.refuse(call, VENDOR_PATH)
                .map(refused -> failing(refused.status(), refused.code(), refused.message()))
                .or(() -> misdirected(call))
                .or(() -> missing(parameters(call), required));
    }

    private Optional<Answer> misdirected(Call call) {
        if (!call.header("x-acs-action").equals(action)) {
            return Optional.of(failing(
                    404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method."));
        }
        return call.header("x-acs-version").equals(VERSION)
                ? Optional.empty()
                : Optional.of(failing(400, "InvalidVersion", "Specified parameter Version is not valid."));
    }

    private static Optional<Answer> missing(Map<String, String> given, List<String> required) {
        return required.stream()
                .filter(name -> given.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> failing(400, "Missing" + name, name + " is mandatory for this action."));
    }

    /** Query and form together, decoded. */
    static Map<String, String> parameters(Call call) {
        Map<String, String> given = new LinkedHashMap<>(call.query());
        if (call.header("content-type").toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            for (String pair : new String(call.body(), StandardCharsets.UTF_8).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    given.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return given;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    static Answer failing(int status, String code, String message) {
        return Answer.refused(status, code, body(code, message == null ? "injected" : message));
    }

    static Answer business(String code, String message) {
        return Answer.refused(200, code, body(code, message));
    }

    static ObjectNode body(String code, String message) {
        return Json.MAPPER
                .createObjectNode()
                .put("Code", code)
                .put("Message", message)
                .put("RequestId", UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
    }
}
