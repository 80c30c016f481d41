package io.langyan.standalone.simulators.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One conversation with the relay, command by command, without the wire. Addresses whose name begins with {@code nobody} do
 * not exist, those that begin with {@code full} have no room.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321">RFC 5321</a>
 */
public final class SmtpSession {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern MAIL = Pattern.compile("(?i)MAIL FROM:<([^<>\\s]+@[^<>\\s]+)>((?: [A-Z0-9]+=\\S+)*)");
    private static final Pattern RCPT = Pattern.compile("(?i)RCPT TO:<([^<>\\s]+@[^<>\\s]+)>");
    private static final Pattern SIZE = Pattern.compile("(?i) SIZE=(\\d+)");

    private final Map<String, String> passwordByUser;
    private final List<String> recipients = new ArrayList<>();
    private boolean greeted;
    private boolean signedIn;
    private String loginUser;
    private Pending pending = Pending.COMMAND;
    private String from;

    /** What the next line is. */
    private enum Pending {
        COMMAND,
        PLAIN,
        LOGIN_USER,
        LOGIN_PASSWORD
    }

    /** @param passwordByUser empty: nobody needs to sign in */
    public SmtpSession(Map<String, String> passwordByUser) {
        this.passwordByUser = Map.copyOf(passwordByUser);
        this.signedIn = passwordByUser.isEmpty();
    }

    /** The reply to a line, which may have several lines itself. {@code 354} asks for the mail's text. */
    public String line(String line) {
        Pending awaited = pending;
        pending = Pending.COMMAND;
        return switch (awaited) {
            case COMMAND -> command(line);
            case PLAIN -> plain(line);
            case LOGIN_USER -> loginUser(line);
            case LOGIN_PASSWORD -> signIn(loginUser, decoded(line).orElse(""));
        };
    }

    private String command(String line) {
        return switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO" -> greet("250-simulated.langyan\r\n250-SIZE " + MOST_BYTES + "\r\n250 AUTH PLAIN LOGIN");
            case "HELO" -> greet("250 simulated.langyan");
            case "AUTH" -> auth(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> rcpt(line);
            case "DATA" ->
                recipients.isEmpty() ? "503 5.5.1 Bad sequence of commands" : "354 End data with <CR><LF>.<CR><LF>";
            case "RSET" -> reset("250 2.0.0 Ok");
            case "NOOP" -> "250 2.0.0 Ok";
            case "QUIT" -> "221 2.0.0 Bye";
            default -> "500 5.5.2 Command not recognized";
        };
    }

    private String greet(String reply) {
        greeted = true;
        return reset(reply);
    }

    private String reset(String reply) {
        from = null;
        recipients.clear();
        return reply;
    }

    private String auth(String line) {
        String[] words = line.split(" ");
        if (!greeted || words.length < 2) {
            return "503 5.5.1 Bad sequence of commands";
        }
        switch (words[1].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> {
                pending = words.length == 2 ? Pending.PLAIN : Pending.COMMAND;
                return words.length == 2 ? "334 " : plain(words[2]);
            }
            case "LOGIN" -> {
                pending = words.length == 2 ? Pending.LOGIN_USER : Pending.COMMAND;
                return words.length == 2 ? "334 VXNlcm5hbWU6" : loginUser(words[2]);
            }
            default -> {
                return "504 5.5.4 Unrecognized authentication type";
            }
        }
    }

    private String plain(String response) {
        String[] parts = decoded(response).orElse("").split("\0", -1);
        return parts.length == 3 ? signIn(parts[1], parts[2]) : "501 5.5.2 Cannot decode response";
    }

    private String loginUser(String response) {
        loginUser = decoded(response).orElse("");
        pending = Pending.LOGIN_PASSWORD;
        return "334 UGFzc3dvcmQ6";
    }

    private String signIn(String user, String password) {
        signedIn = password.equals(passwordByUser.get(user));
        return signedIn ? "235 2.7.0 Authentication successful" : "535 5.7.8 Authentication credentials invalid";
    }

    private String mail(String line) {
        Matcher mail = MAIL.matcher(line);
        if (!greeted || from != null) {
            return "503 5.5.1 Bad sequence of commands";
        }
        if (!signedIn) {
            return "530 5.7.0 Authentication required";
        }
        if (!mail.matches()) {
            return "501 5.1.7 Bad sender address syntax";
        }
        Matcher size = SIZE.matcher(mail.group(2));
        if (size.find() && Long.parseLong(size.group(1)) > MOST_BYTES) {
            return "552 5.3.4 Message size exceeds fixed limit";
        }
        from = mail.group(1);
        return "250 2.1.0 Ok";
    }

    private String rcpt(String line) {
        Matcher rcpt = RCPT.matcher(line);
        if (from == null) {
            return "503 5.5.1 Bad sequence of commands";
        }
        if (!rcpt.matches()) {
            return "501 5.1.3 Bad recipient address syntax";
        }
        String to = rcpt.group(1);
        if (to.startsWith("nobody")) {
            return "550 5.1.1 Recipient address rejected: user unknown";
        }
        if (to.startsWith("full") || recipients.size() == MOST_RECIPIENTS) {
            return "452 4.2.2 Mailbox full or too many recipients";
        }
        recipients.add(to);
        return "250 2.1.5 Ok";
    }

    /** The reply to a mail's text, of which {@code 250} means that it is delivered; then {@link #reset} follows. */
    public String judge(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "552 5.3.4 Message size exceeds fixed limit";
        }
        Mail mail = Mail.read(text);
        for (String needed : List.of("from", "date", "message-id")) {
            if (mail.header(needed).isEmpty()) {
                return "554 5.6.0 Header " + needed + " is missing";
            }
        }
        return "250 2.0.0 Ok: queued";
    }

    public List<String> recipients() {
        return List.copyOf(recipients);
    }

    public String sender() {
        return from;
    }

    /** Ready for the next mail. */
    public void reset() {
        reset("");
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
