package io.langyan.standalone.simulators;

import io.langyan.standalone.simulators.aliyun.AliyunAccount;
import io.langyan.standalone.simulators.aliyun.VoiceAccount;
import io.langyan.standalone.simulators.feishu.FeishuAccount;
import io.langyan.standalone.simulators.tencent.TencentAccount;
import io.langyan.standalone.simulators.wecom.Cards;
import io.langyan.standalone.simulators.wecom.WecomAccount;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the simulators know, each from an environment variable; a credential that is not given is not accepted.
 *
 * @param host {@code LANGYAN_SIM_HOST}, default 127.0.0.1
 * @param port {@code LANGYAN_SIM_PORT}, default 8090, 0 for any free one
 * @param wecomKeys {@code LANGYAN_SIM_WECOM_KEYS}: {@code key,key}
 * @param wecomPenalty {@code LANGYAN_SIM_WECOM_PENALTY}, default PT60S
 * @param dingtalkRobots {@code LANGYAN_SIM_DINGTALK_ROBOTS}: {@code token=secret,token=secret}
 * @param dingtalkKeywords {@code LANGYAN_SIM_DINGTALK_KEYWORDS}: {@code 狼烟,演练}
 * @param dingtalkPenalty {@code LANGYAN_SIM_DINGTALK_PENALTY}, default PT10M
 * @param aliyun {@code LANGYAN_SIM_ALIYUN_KEYS}: {@code id=secret,…}; {@code LANGYAN_SIM_ALIYUN_SIGNS}: {@code 狼烟,…};
 *     {@code LANGYAN_SIM_ALIYUN_TEMPLATES}: {@code SMS_1=text with ${variable}|SMS_2=…}
 * @param voice the same keys; {@code LANGYAN_SIM_ALIYUN_TTS}: {@code TTS_1=text with ${variable}|TTS_2=…};
 *     {@code LANGYAN_SIM_ALIYUN_NUMBERS}: numbers that may be shown, none by default
 * @param feishu {@code LANGYAN_SIM_FEISHU_ROBOTS}: {@code token=secret,…}; {@code LANGYAN_SIM_FEISHU_KEYWORDS}: {@code 狼烟,…}
 * @param tencent {@code LANGYAN_SIM_TENCENT_KEYS}: {@code id=key,…}; {@code LANGYAN_SIM_TENCENT_APPS}: {@code 1400000000,…};
 *     {@code LANGYAN_SIM_TENCENT_SIGNS}; {@code LANGYAN_SIM_TENCENT_TEMPLATES}: {@code 1000001=text with {1}|1000002=…};
 *     {@code LANGYAN_SIM_TENCENT_LONGEST}: characters of a variable, default 6; {@code LANGYAN_SIM_TENCENT_DAILY}: messages to
 *     one number, default 2
 * @param webhooks {@code LANGYAN_SIM_WEBHOOK_RECEIVERS}: {@code name=whsec_…,…}
 * @param smtpPort {@code LANGYAN_SIM_SMTP_PORT}, 0 for any free one; without it no mail is taken
 * @param mailUsers {@code LANGYAN_SIM_SMTP_USERS}: {@code user=password,…}; without any nobody needs to sign in
 * @param wecomApps {@code LANGYAN_SIM_WECOM_APPS}: {@code corpid/agentid=secret,…}; {@code LANGYAN_SIM_WECOM_CALLBACKS}:
 *     {@code corpid/agentid=token|encodingAesKey|url,…}; {@code LANGYAN_SIM_WECOM_SPENT}: the code that refuses an edit by a
 *     used response_code, default 42050, for WeChat Work documents none
 * @param dingtalkApps {@code LANGYAN_SIM_DINGTALK_APPS}: {@code appkey/agentid=secret,…}
 * @param reportMinute {@code LANGYAN_SIM_REPORT_MINUTE}, default PT1M: how long a minute lasts between two tries of a report
 */
public record SimulatorSettings(
        String host,
        int port,
        Set<String> wecomKeys,
        Duration wecomPenalty,
        Map<String, String> dingtalkRobots,
        List<String> dingtalkKeywords,
        Duration dingtalkPenalty,
        AliyunAccount aliyun,
        VoiceAccount voice,
        FeishuAccount feishu,
        TencentAccount tencent,
        Map<String, String> webhooks,
        OptionalInt smtpPort,
        Map<String, String> mailUsers,
        WecomAccount wecomApps,
        Map<String, String> dingtalkApps,
        Duration reportMinute) {

    /** The template that the demo's SMS uses; no variable may hold a URL. */
    static final String TEMPLATES = "SMS_000000001=${level}级舆情「${title}」需您确认，确认码${code}，请打开狼烟值班页输入。";

    /** The same as it is read to who is called. */
    static final String SPOKEN_TEMPLATES = "TTS_000000001=狼烟值班通知，${level}级舆情，${title}。确认码，${code}。请打开狼烟值班页输入。";

    /** The same with variables of six characters at most. */
    static final String SHORT_TEMPLATES = "1000001={1}级舆情需您确认，确认码{2}-{3}，请打开狼烟值班页输入。";

    public static SimulatorSettings from(Map<String, String> env) {
        return new SimulatorSettings(
                env.getOrDefault("LANGYAN_SIM_HOST", "127.0.0.1"),
                Integer.parseInt(env.getOrDefault("LANGYAN_SIM_PORT", "8090")),
                Set.copyOf(list(env.get("LANGYAN_SIM_WECOM_KEYS"))),
                Duration.parse(env.getOrDefault("LANGYAN_SIM_WECOM_PENALTY", "PT60S")),
                pairs(env.get("LANGYAN_SIM_DINGTALK_ROBOTS"), ","),
                list(env.get("LANGYAN_SIM_DINGTALK_KEYWORDS")),
                Duration.parse(env.getOrDefault("LANGYAN_SIM_DINGTALK_PENALTY", "PT10M")),
                new AliyunAccount(
                        pairs(env.get("LANGYAN_SIM_ALIYUN_KEYS"), ","),
                        Set.copyOf(list(env.getOrDefault("LANGYAN_SIM_ALIYUN_SIGNS", "狼烟"))),
                        pairs(env.getOrDefault("LANGYAN_SIM_ALIYUN_TEMPLATES", TEMPLATES), "\\|")),
                new VoiceAccount(
                        pairs(env.get("LANGYAN_SIM_ALIYUN_KEYS"), ","),
                        pairs(env.getOrDefault("LANGYAN_SIM_ALIYUN_TTS", SPOKEN_TEMPLATES), "\\|"),
                        Set.copyOf(list(env.get("LANGYAN_SIM_ALIYUN_NUMBERS")))),
                new FeishuAccount(
                        pairs(env.get("LANGYAN_SIM_FEISHU_ROBOTS"), ","), list(env.get("LANGYAN_SIM_FEISHU_KEYWORDS"))),
                tencent(env),
                pairs(env.get("LANGYAN_SIM_WEBHOOK_RECEIVERS"), ","),
                env.containsKey("LANGYAN_SIM_SMTP_PORT")
                        ? OptionalInt.of(Integer.parseInt(env.get("LANGYAN_SIM_SMTP_PORT")))
                        : OptionalInt.empty(),
                pairs(env.get("LANGYAN_SIM_SMTP_USERS"), ","),
                wecomApps(env),
                pairs(env.get("LANGYAN_SIM_DINGTALK_APPS"), ","),
                Duration.parse(env.getOrDefault("LANGYAN_SIM_REPORT_MINUTE", "PT1M")));
    }

    private static WecomAccount wecomApps(Map<String, String> env) {
        return new WecomAccount(
                pairs(env.get("LANGYAN_SIM_WECOM_APPS"), ","),
                pairs(env.get("LANGYAN_SIM_WECOM_CALLBACKS"), ",").entrySet().stream()
                        .map(each -> Cards.Callback.of(each.getKey(), each.getValue()))
                        .toList(),
                Integer.parseInt(env.getOrDefault("LANGYAN_SIM_WECOM_SPENT", Integer.toString(WecomAccount.SPENT))));
    }

    private static TencentAccount tencent(Map<String, String> env) {
        return new TencentAccount(
                pairs(env.get("LANGYAN_SIM_TENCENT_KEYS"), ","),
                Set.copyOf(list(env.getOrDefault("LANGYAN_SIM_TENCENT_APPS", "1400000000"))),
                Set.copyOf(list(env.getOrDefault("LANGYAN_SIM_TENCENT_SIGNS", "狼烟"))),
                pairs(env.getOrDefault("LANGYAN_SIM_TENCENT_TEMPLATES", SHORT_TEMPLATES), "\\|"),
                Integer.parseInt(env.getOrDefault("LANGYAN_SIM_TENCENT_LONGEST", "6")),
                Integer.parseInt(env.getOrDefault("LANGYAN_SIM_TENCENT_DAILY", "2")));
    }

    private static List<String> list(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
    }

    private static Map<String, String> pairs(String text, String between) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        return Arrays.stream(text.split(between))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0].strip(),
                        pair -> pair.length > 1 ? pair[1].strip() : "",
                        (first, second) -> second,
                        LinkedHashMap::new));
    }
}
