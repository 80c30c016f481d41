package io.langyan.notification.channel.email;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.ThisMachine;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;

/** How a channel's relay is spoken to. */
final class Relay {

    private static final int CONNECT_MILLIS = 3000;
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    private Relay() {}

    static MailConfig of(Channel channel) {
        URI at = channel.baseUrl();
        boolean tls = "smtps".equals(at.getScheme());
        String from = channel.setting("from", "");
        MailConfig config = new MailConfig()
                .setHostname(at.getHost())
                .setPort(at.getPort() > 0 ? at.getPort() : tls ? SUBMISSIONS : SUBMISSION)
                .setSsl(tls)
                .setStarttls(tls || ThisMachine.is(at.getHost()) ? StartTLSOptions.OPTIONAL : StartTLSOptions.REQUIRED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setOwnHostname(from.substring(from.indexOf('@') + 1))
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(false);
        String user = channel.setting("user", "");
        return user.isEmpty()
                ? config.setLogin(LoginOption.DISABLED)
                : config.setLogin(LoginOption.REQUIRED).setUsername(user).setPassword(channel.secret("password"));
    }
}
