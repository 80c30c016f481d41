package io.langyan.notification.channel.email;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.people.Contact;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One mail to one person through the relay at {@code baseUrl}: {@code smtps://…} with TLS from the start, {@code smtp://…}
 * with STARTTLS, which is insisted on but on this very machine. The same push has the same {@code Message-ID} however often
 * it is sent, so that mail programs can tell. All mails of a conversation answer one that was never sent, by which mail programs put them together
 * (RFC 5322, section 3.6.4; RFC 5256, REFERENCES).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6409">RFC 6409, message submission</a>
 */
@ApplicationScoped
class Email implements Messenger {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");
    private static final int SUBJECT = 120;

    private final Vertx vertx;

    Email(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public String kind() {
        return "email";
    }

    @Override
    public Optional<URI> vendor() {
        return Optional.empty();
    }

    @Override
    public Set<String> schemes() {
        return Set.of("smtp", "smtps");
    }

    @Override
    public Reach reach() {
        return Reach.PERSON_BY_LINK;
    }

    /** A mail is never split; relays take far more. */
    @Override
    public int mostBytes() {
        return 1_000_000;
    }

    @Override
    public List<Limit> limits() {
        return List.of();
    }

    @Override
    public List<String> neededSecrets() {
        return List.of();
    }

    @Override
    public List<String> optionalSecrets() {
        return List.of("password");
    }

    @Override
    public List<String> optionalSettings() {
        return List.of("user");
    }

    @Override
    public List<String> neededSettings() {
        return List.of("from");
    }

    @Override
    public Optional<Objection> objection(Channel channel) {
        if (!ADDRESS.matcher(channel.setting("from", "")).matches()) {
            return Optional.of(new Objection("settings.from", "应为邮件地址", "must be a mail address"));
        }
        if (channel.setting("user", "").isEmpty() != channel.secret("password").isEmpty()) {
            return Optional.of(new Objection(
                    "secrets.password", "须与 settings.user 同时填写或同时不填", "goes together with settings.user"));
        }
        boolean bare =
                channel.baseUrl().getRawPath().isEmpty() && channel.baseUrl().getRawUserInfo() == null;
        return bare
                ? Optional.empty()
                : Optional.of(new Objection("baseUrl", "只含主机和端口", "takes a host and a port only"));
    }

    @Override
    public List<String> contacts() {
        return List.of(Contact.EMAIL);
    }

    /** Each mail has a connection of its own, closed behind it: pages are few, and a channel may be edited at any time. */
    @Override
    public Uni<Outcome> send(Channel channel, Letter letter) {
        Optional<String> to = letter.contact(Contact.EMAIL);
        if (to.isEmpty()) {
            return Uni.createFrom().item(Outcome.failed(Result.PERM, "NO_ADDRESS", "the person has no mail address"));
        }
        MailClient client = MailClient.create(vertx, Relay.of(channel));
        return client.sendMail(mail(channel.setting("from", ""), to.get(), letter))
                .map(sent -> Outcome.ok("250", sent.getMessageID()))
                .onFailure()
                .recoverWithItem(SmtpCodes::outcome)
                .onTermination()
                .invoke(client::closeAndForget);
    }

    private static MailMessage mail(String from, String to, Letter letter) {
        String domain = from.substring(from.indexOf('@') + 1);
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set("Subject", EncodedWords.of(subject(letter.text())))
                .set("Message-ID", "<" + letter.id() + "@" + domain + ">")
                .set("Auto-Submitted", "auto-generated");
        if (letter.conversation() != null) {
            String root = "<story-" + letter.conversation() + "@" + domain + ">";
            headers.set("References", root).set("In-Reply-To", root);
        }
        return new MailMessage().setFrom(from).setTo(to).setText(letter.text()).setHeaders(headers);
    }

    /** The text's first line, which has all marks. */
    private static String subject(String text) {
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
        int points = line.codePointCount(0, line.length());
        return points <= SUBJECT ? line : line.substring(0, line.offsetByCodePoints(0, SUBJECT - 1)) + "…";
    }
}
