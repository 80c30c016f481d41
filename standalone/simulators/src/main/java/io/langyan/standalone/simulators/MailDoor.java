package io.langyan.standalone.simulators;

import io.langyan.standalone.simulators.exchange.Answer;
import io.langyan.standalone.simulators.exchange.Json;
import io.langyan.standalone.simulators.fault.Fault;
import io.langyan.standalone.simulators.fault.Faults;
import io.langyan.standalone.simulators.mail.Mail;
import io.langyan.standalone.simulators.mail.SmtpSession;
import io.langyan.standalone.simulators.phone.Message;
import io.langyan.standalone.simulators.phone.Phones;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets mail in over SMTP, through the faults that wait for it: they befall the moment at which a mail would be taken. */
final class MailDoor implements Handler<NetSocket> {

    static final String CHANNEL = "email";
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_TEXT = 4 * 1024 * 1024;
    private static final String BUSY = "451 4.7.1 Too much mail, try again later";

    private final Vertx vertx;
    private final Map<String, String> passwordByUser;
    private final InstantSource clock;
    private final Phones phones;
    private final Faults faults;
    private final Tally tally;

    MailDoor(
            Vertx vertx,
            Map<String, String> passwordByUser,
            InstantSource clock,
            Phones phones,
            Faults faults,
            Tally tally) {
        this.vertx = vertx;
        this.passwordByUser = passwordByUser;
        this.clock = clock;
        this.phones = phones;
        this.faults = faults;
        this.tally = tally;
    }

    @Override
    public void handle(NetSocket socket) {
        Conversation conversation = new Conversation(socket, new SmtpSession(passwordByUser));
        socket.exceptionHandler(broken -> socket.close());
        RecordParser lines =
                RecordParser.newDelimited("\r\n", line -> conversation.hear(line.toString(StandardCharsets.UTF_8)));
        lines.maxRecordSize(LONGEST_LINE);
        lines.exceptionHandler(tooLong -> socket.close());
        socket.handler(lines);
        say(socket, "220 simulated.langyan ESMTP");
    }

    private static void say(NetSocket socket, String reply) {
        socket.write(reply + "\r\n");
    }

    /** Lines of one connection: commands, or a mail's text up to the lone dot. */
    private final class Conversation {

        private final NetSocket socket;
        private final SmtpSession session;
        private StringBuilder text;

        private Conversation(NetSocket socket, SmtpSession session) {
            this.socket = socket;
            this.session = session;
        }

        private void hear(String line) {
            if (text == null) {
                command(line);
            } else if (line.equals(".")) {
                String whole = text.toString();
                text = null;
                take(whole);
            } else if (text.length() > MOST_TEXT) {
                socket.close();
            } else {
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
        }

        private void command(String line) {
            String reply = session.line(line);
            if (reply.startsWith("354")) {
                text = new StringBuilder();
            } else if (reply.startsWith("4") || reply.startsWith("5")) {
                tally.count(CHANNEL, MailDoor.answer(reply));
            }
            say(socket, reply);
            if (reply.startsWith("221")) {
                socket.close();
            }
        }

        private void take(String whole) {
            Optional<Fault> fault = faults.blocks(CHANNEL) ? Optional.empty() : faults.take(CHANNEL, whole::contains);
            if (faults.blocks(CHANNEL)) {
                answer(whole, BUSY, false);
            } else if (fault.isEmpty()) {
                answer(whole, session.judge(whole), true);
            } else {
                misbehave(whole, fault.get());
            }
        }

        private void misbehave(String whole, Fault fault) {
            switch (fault.kind()) {
                case delay -> vertx.setTimer(fault.millis(), fired -> answer(whole, session.judge(whole), true));
                case error ->
                    answer(whole, fault.code() + " " + (fault.message() == null ? "injected" : fault.message()), false);
                case drop -> {
                    if (fault.accepted()) {
                        deliver(whole);
                    }
                    socket.close();
                }
                case block -> answer(whole, BUSY, false);
                case garbled -> answer(whole, "<html>upstream error", false);
                case undelivered, unreported, twice, early -> answer(whole, session.judge(whole), true);
            }
        }

        private void answer(String whole, String reply, boolean deliverable) {
            if (deliverable && reply.startsWith("250")) {
                deliver(whole);
            }
            tally.count(CHANNEL, MailDoor.answer(reply));
            session.reset();
            say(socket, reply);
        }

        private void deliver(String whole) {
            Mail mail = Mail.read(whole);
            phones.keep(List.of(new Message(
                    0,
                    CHANNEL,
                    clock.instant(),
                    session.sender(),
                    "mail",
                    session.recipients(),
                    mail.subject() + "\n\n" + mail.body(),
                    Json.MAPPER.valueToTree(mail.headers()))));
        }
    }

    private static Answer answer(String reply) {
        return Answer.refused(200, reply.split("[ -]", 2)[0], Json.MAPPER.createObjectNode());
    }
}
