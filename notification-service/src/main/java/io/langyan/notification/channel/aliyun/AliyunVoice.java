package io.langyan.notification.channel.aliyun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.NumberLimit;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Template;
import io.langyan.notification.people.Contact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code SingleCallByTts} of dyvmsapi 2017-05-25: a call (语音通知) that reads a template aloud. A call that was accepted is
 * neither answered nor heard; who has heard it acknowledges by the code that is spoken. {@code OutId} stays empty, for it
 * takes 15 bytes and the vendor's own {@code CallId} finds the call as well.
 *
 * @see <a href="https://help.aliyun.com/document_detail/393519.html">SingleCallByTts</a>
 */
@ApplicationScoped
class AliyunVoice implements Messenger {

    private static final AliyunRpc.Action CALL = new AliyunRpc.Action("SingleCallByTts", "CallId");
    private static final int MAINLAND_DIGITS = 11;
    /** What a listener must be able to write down, one character after the other. */
    private static final Set<String> SPELT = Set.of("code", "handle", "pin");

    private final AliyunRpc rpc;

    AliyunVoice(AliyunRpc rpc) {
        this.rpc = rpc;
    }

    @Override
    public String kind() {
        return "aliyun-voice";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.of(URI.create("https://dyvmsapi.aliyuncs.com"));
    }

    @Override
    public Reach reach() {
        return Reach.PERSON_BY_CODE;
    }

    @Override
    public int mostBytes() {
        return 0;
    }

    @Override
    public List<Limit> limits() {
        return List.of();
    }

    @Override
    public List<NumberLimit> numberLimits() {
        return List.of(
                new NumberLimit(1, Duration.ofMinutes(1)),
                new NumberLimit(5, Duration.ofHours(1)),
                new NumberLimit(20, Duration.ofHours(24)));
    }

    @Override
    public List<String> neededSecrets() {
        return AliyunRpc.SECRETS;
    }

    @Override
    public List<String> optionalSettings() {
        return Stream.concat(Template.SETTINGS.stream(), Stream.of("showNumber", "playTimes"))
                .toList();
    }

    @Override
    public List<String> neededSettings() {
        return List.of("template");
    }

    @Override
    public Optional<Objection> objection(Channel channel) {
        if (!channel.setting("template", "").matches("TTS_\\d+")) {
            return Optional.of(new Objection("settings.template", "应为 TTS_ 加数字", "must be TTS_ and digits"));
        }
        if (!channel.setting("showNumber", "").matches("\\d{0,20}")) {
            return Optional.of(new Objection("settings.showNumber", "应为数字", "must be digits"));
        }
        if (!channel.setting("playTimes", "3").matches("[1-3]")) {
            return Optional.of(new Objection("settings.playTimes", "应为 1 到 3", "must be 1 to 3"));
        }
        return Template.objection(channel);
    }

    @Override
    public List<String> contacts() {
        return List.of(Contact.SMS);
    }

    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        return rpc.call(channel, letter, CALL, number -> parameters(channel, letter, number));
    }

    private static Map<String, String> parameters(Channel channel, Letter letter, String number) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "CalledNumber", number.substring(number.length() - MAINLAND_DIGITS),
                "TtsCode", channel.setting("template", ""),
                "TtsParam", spoken(channel, letter),
                "PlayTimes", channel.setting("playTimes", "3")));
        String shown = channel.setting("showNumber", "");
        if (!shown.isEmpty()) {
            parameters.put("CalledShowNumber", shown);
        }
        return parameters;
    }

    private static String spoken(Channel channel, Letter letter) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        Template.variables(channel, "level,title,code").forEach(name -> {
            String value = letter.variable(name);
            json.put(name, SPELT.contains(name) ? spelt(value) : value);
        });
        return json.toString();
    }

    /** {@code K7QM-482913} as {@code K 7 Q M，4 8 2 9 1 3}: read as it stands, the digits would be one large number. */
    private static String spelt(String code) {
        return code.length() < 2 ? code : String.join(" ", code.split("")).replace(" - ", "，");
    }
}
