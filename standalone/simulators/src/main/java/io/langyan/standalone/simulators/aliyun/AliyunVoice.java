package io.langyan.standalone.simulators.aliyun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.exchange.Provider;
import io.langyan.standalone.simulators.phone.Message;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * {@code SingleCallByTts} of {@code dyvmsapi} 2017-05-25: one number a call, to which a template is read. What is on the phone
 * is what the callee would hear.
 *
 * @see <a href="https://help.aliyun.com/document_detail/393519.html">SingleCallByTts</a>
 */
public final class AliyunVoice implements Provider {

    /** What is meant for it without a prefix, as by a client that takes the simulators for a proxy. */
    static final String HOST = "dyvmsapi.";

    private static final List<String> REQUIRED = List.of("CalledNumber", "TtsCode");
    private static final Pattern MOBILE = Pattern.compile("1\\d{10}");
    /** All of {@code TtsParam} has fewer characters. */
    private static final int PARAMETERS = 250;

    private static final int OUT_ID_BYTES = 15;
    private static final Map<String, int[]> RANGES =
            Map.of("PlayTimes", new int[] {1, 3}, "Volume", new int[] {0, 100}, "Speed", new int[] {-500, 500});

    private final VoiceAccount account;
    private final Rpc rpc;
    private final CallLimit limit;
    private final InstantSource clock;
    private final AtomicLong accepted = new AtomicLong();

    public AliyunVoice(VoiceAccount account, InstantSource clock) {
        this.account = account;
        this.rpc = new Rpc(account.secretById(), "SingleCallByTts", clock);
        this.limit = new CallLimit(clock);
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "aliyun-voice";
    }

    @Override
    public String prefix() {
        return "/aliyun-voice";
    }

    @Override
    public boolean knows(Call call) {
        return Rpc.knows(call);
    }

    @Override
    public Answer answer(Call call) {
        return rpc.refusal(call, REQUIRED).orElseGet(() -> call(Rpc.parameters(call)));
    }

    private Answer call(Map<String, String> given) {
        String template = account.templates().get(given.get("TtsCode"));
        if (template == null) {
            return Rpc.business("isv.TTS_TEMPLATE_ILLEGAL", "该账号下找不到对应模板");
        }
        if (!MOBILE.matcher(given.get("CalledNumber")).matches()) {
            return Rpc.business("isv.MOBILE_NUMBER_ILLEGAL", "被叫号码格式错误");
        }
        String shown = given.getOrDefault("CalledShowNumber", "");
        if (!shown.isEmpty() && !account.numbers().contains(shown)) {
            return Rpc.business("isv.DISPLAY_NUMBER_ILLEGAL", "号显不合法");
        }
        if (!RANGES.keySet().stream().allMatch(name -> within(given.get(name), RANGES.get(name)))
                || given.getOrDefault("OutId", "").length() > OUT_ID_BYTES) {
            return Rpc.business("isv.INVALID_PARAMETERS", "参数异常");
        }
        if (given.getOrDefault("TtsParam", "").length() >= PARAMETERS) {
            return Rpc.business("isv.PARAM_LENGTH_LIMIT", "参数超出长度限制");
        }
        ApprovedTemplate.Filled filled = new ApprovedTemplate(template, PARAMETERS).fill(given.get("TtsParam"));
        return filled.refusal() == null ? ring(given, filled.text()) : Rpc.business(filled.refusal(), "模板变量不合规");
    }

    private static boolean within(String given, int[] range) {
        return given == null
                || given.matches("-?\\d{1,3}")
                        && Integer.parseInt(given) >= range[0]
                        && Integer.parseInt(given) <= range[1];
    }

    private Answer ring(Map<String, String> given, String spoken) {
        Optional<String> full = limit.refuse(given.get("CalledNumber"));
        if (full.isPresent()) {
            return Rpc.business("isv.BUSINESS_LIMIT_CONTROL", full.get());
        }
        Message heard = new Message(
                0,
                channel(),
                clock.instant(),
                given.getOrDefault("CalledShowNumber", ""),
                given.get("TtsCode"),
                List.of(given.get("CalledNumber")),
                spoken,
                Json.MAPPER.valueToTree(given));
        ObjectNode body = Rpc.body("OK", "OK")
                .put("CallId", "%d^%d".formatted(100_000_000_000L + accepted.incrementAndGet(), clock.millis()));
        return new Answer(200, "OK", body, List.of(heard));
    }

    @Override
    public Answer throttled(Call call) {
        return Rpc.business("isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控Permits:1");
    }

    @Override
    public Answer failing(int status, String code, String message) {
        return Rpc.failing(status, code, message);
    }
}
