package io.langyan.notification.channel.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.AccessTokens;
import io.langyan.notification.channel.AccessTokens.Grant;
import io.langyan.notification.channel.Answers;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Hmac;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Wire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * Posts in the name of an application, with its access token.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/91039">获取access_token</a>
 */
@ApplicationScoped
class AppTokens {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Wire wire;
    private final AccessTokens tokens;

    AppTokens(Wire wire, AccessTokens tokens) {
        this.wire = wire;
        this.tokens = tokens;
    }

    /** @param path of the call, such as {@code /cgi-bin/message/send} */
    Uni<Outcome> post(Channel channel, String path, JsonNode body, Function<HttpResponse<Buffer>, Outcome> read) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return tokens.with(
                source(channel),
                token -> wire.post(channel.baseUrl() + path + "?access_token=" + encode(token), JSON, bytes, read));
    }

    private AccessTokens.Source source(Channel channel) {
        String corp = channel.setting("corpId", "");
        String secret = channel.secret("secret");
        String credentials = channel.baseUrl() + "|" + corp + "|" + secret;
        String url = channel.baseUrl() + "/cgi-bin/gettoken?corpid=" + encode(corp) + "&corpsecret=" + encode(secret);
        return new AccessTokens.Source(
                Hmac.digest(credentials.getBytes(StandardCharsets.UTF_8)),
                () -> wire.grant(url, AppTokens::granted),
                WecomAppCodes.STALE);
    }

    private static Grant granted(HttpResponse<Buffer> response) {
        JsonNode answer = Answers.object(response).orElseGet(EventJson.mapper()::createObjectNode);
        String code = answer.path("errcode").asText("NO_ERRCODE");
        if (code.equals("0") && answer.path("access_token").isTextual()) {
            Duration holds = Duration.ofSeconds(answer.path("expires_in").asLong());
            return new Grant.Token(answer.path("access_token").asText(), holds);
        }
        return new Grant.Refused(
                WecomAppCodes.noToken(code, answer.path("errmsg").asText("no token came")));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
