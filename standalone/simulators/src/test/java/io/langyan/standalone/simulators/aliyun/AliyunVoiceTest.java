package io.langyan.standalone.simulators.aliyun;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliyunVoiceTest {

    private static final VoiceAccount ACCOUNT = new VoiceAccount(
            Map.of("id", "secret"), Map.of("TTS_1", "${level}级舆情，确认码，${code}。"), Set.of("05710000000"));

    private Instant now = Instant.parse("2026-01-02T03:04:59Z");
    private final AliyunVoice voice = new AliyunVoice(ACCOUNT, () -> now);

    @Test
    void aSignedCallIsHeardAsItsTemplateIsRead() {
        Answer answer = call(parameters());

        assertThat(answer.code()).as(answer.body().toString()).isEqualTo("OK");
        assertThat(answer.body().path("CallId").asText()).matches("\\d+\\^\\d+");
        assertThat(answer.delivered()).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo("aliyun-voice");
            assertThat(message.to()).containsExactly("13800000000");
            assertThat(message.text()).isEqualTo("L1级舆情，确认码，K 7 Q M，4 8 2 9 1 3。");
        });
    }

    @Test
    void refusesWhatIsNotSignedForItOrAsksForAnother() {
        assertThat(voice.answer(signed("nobody", "secret", "SingleCallByTts")).code())
                .isEqualTo("InvalidAccessKeyId.NotFound");
        assertThat(voice.answer(signed("id", "wrong", "SingleCallByTts")).code())
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(voice.answer(signed("id", "secret", "SendSms")).code()).isEqualTo("InvalidAction.NotFound");
        Call once = signed("id", "secret", "SingleCallByTts");
        assertThat(voice.answer(once).code()).isEqualTo("OK");
        assertThat(voice.answer(once).code()).isEqualTo("SignatureNonceUsed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CalledNumber|-|MissingCalledNumber",
                "TtsCode|-|MissingTtsCode",
                "TtsCode|TTS_9|isv.TTS_TEMPLATE_ILLEGAL",
                "CalledNumber|+8613800000000|isv.MOBILE_NUMBER_ILLEGAL",
                "CalledNumber|13800000000,13900000001|isv.MOBILE_NUMBER_ILLEGAL",
                "CalledShowNumber|05719999999|isv.DISPLAY_NUMBER_ILLEGAL",
                "CalledShowNumber|05710000000|OK",
                "PlayTimes|0|isv.INVALID_PARAMETERS",
                "PlayTimes|4|isv.INVALID_PARAMETERS",
                "PlayTimes|3|OK",
                "Volume|101|isv.INVALID_PARAMETERS",
                "Speed|-501|isv.INVALID_PARAMETERS",
                "Speed|fast|isv.INVALID_PARAMETERS",
                "OutId|1234567890123456|isv.INVALID_PARAMETERS",
                "OutId|123456789012345|OK",
                "TtsParam|not json|isv.INVALID_JSON_PARAM",
                "TtsParam|{\"level\":1,\"code\":\"x\"}|isv.INVALID_JSON_PARAM",
                "TtsParam|{\"level\":\"L1\"}|isv.TEMPLATE_MISSING_PARAMETERS",
                "TtsParam|-|isv.TEMPLATE_MISSING_PARAMETERS",
                "TtsParam|{\"level\":\"L1\",\"code\":\"https://a.example/x\"}|isv.PARAM_NOT_SUPPORT_URL"
            })
    void answersEachFaultOfAParameterWithTheVendorsCode(String parameter, String value, String code) {
        Map<String, String> parameters = parameters();
        if (value == null) {
            parameters.remove(parameter);
        } else {
            parameters.put(parameter, value);
        }

        assertThat(call(parameters).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"225, OK", "226, isv.PARAM_LENGTH_LIMIT"})
    void allVariablesTogetherStayBelow250Characters(int title, String code) {
        Map<String, String> parameters = parameters();
        parameters.put("TtsParam", "{\"level\":\"" + "一".repeat(title) + "\",\"code\":\"K7\"}");
        assertThat(parameters.get("TtsParam")).hasSize(title + 24);

        assertThat(call(parameters).code()).isEqualTo(code);
    }

    @Test
    void oneNumberIsCalledOnceAMinuteFiveTimesAnHourAndTwentyTimesADayFromTheFirstCallOn() {
        assertThat(call(parameters()).code()).isEqualTo("OK");
        now = now.plusSeconds(59);
        assertThat(call(parameters()).body().path("Message").asText()).isEqualTo("触发分钟级流控Permits:1");
        now = now.plusSeconds(1);
        for (int more = 0; more < 4; more++) {
            assertThat(call(parameters()).code()).isEqualTo("OK");
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(call(parameters()).body().path("Message").asText()).isEqualTo("触发小时级流控Permits:5");

        now = Instant.parse("2026-01-02T03:04:59Z").plus(Duration.ofHours(1));
        for (int more = 0; more < 15; more++) {
            assertThat(call(parameters()).code()).isEqualTo("OK");
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(call(parameters()).body().path("Message").asText()).isEqualTo("触发天级流控Permits:20");
        Map<String, String> another = parameters();
        another.put("CalledNumber", "13900000000");
        assertThat(call(another).code()).isEqualTo("OK");

        now = Instant.parse("2026-01-02T03:04:59Z").plus(Duration.ofHours(24));
        assertThat(call(parameters()).code()).isEqualTo("OK");
    }

    private Answer call(Map<String, String> parameters) {
        return voice.answer(SignedCall.of("id", "secret", "SingleCallByTts", parameters, now));
    }

    private Call signed(String id, String secret, String action) {
        return SignedCall.of(id, secret, action, parameters(), now);
    }

    private static Map<String, String> parameters() {
        return new HashMap<>(Map.of(
                "CalledNumber", "13800000000",
                "TtsCode", "TTS_1",
                "TtsParam", "{\"level\":\"L1\",\"code\":\"K 7 Q M，4 8 2 9 1 3\"}"));
    }
}
