package io.langyan.standalone.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.config.WxCpConfigStorage;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;

/** An application's callback as one builds it with WxJava: answers the trial, and every press by another label. */
final class WxJavaCallback implements AutoCloseable {

    private final WxCpConfigStorage config;
    private final String label;
    private final HttpServer server;
    private final List<WxCpXmlMessage> presses = new CopyOnWriteArrayList<>();

    WxJavaCallback(WxCpConfigStorage config, String label) throws IOException {
        this.config = config;
        this.label = label;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/callback", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
    }

    List<WxCpXmlMessage> presses() {
        return presses;
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        byte[] answer;
        try {
            answer = answer(exchange, query).getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException unsealed) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String answer(HttpExchange exchange, Map<String, String> query) throws IOException {
        String signature = query.get("msg_signature");
        String timestamp = query.get("timestamp");
        String nonce = query.get("nonce");
        if (exchange.getRequestMethod().equals("GET")) {
            return new WxCpCryptUtil(config).decryptContent(signature, timestamp, nonce, query.get("echostr"));
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        WxCpXmlMessage press = WxCpXmlMessage.fromEncryptedXml(body, config, timestamp, nonce, signature);
        presses.add(press);
        return WxCpXmlOutMessage.UPDATE_BUTTON()
                .replaceName(label)
                .toUser(press.getFromUserName())
                .fromUser(press.getToUserName())
                .build()
                .toEncryptedXml(config);
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
