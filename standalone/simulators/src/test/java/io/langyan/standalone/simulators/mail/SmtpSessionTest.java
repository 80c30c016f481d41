package io.langyan.standalone.simulators.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSessionTest {

    private static final String MAIL =
            "From: duty@langyan.example\r\nDate: Fri, 2 Jan 2026 03:04:05 +0000\r\nMessage-ID: <1@langyan.example>\r\n"
                    + "Subject: =?UTF-8?Q?=E3=80=90=E7=8B=BC=E7=83=9F_L1?=\r\n =?UTF-8?B?6YeN5aSn44CR?=\r\n"
                    + "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                    + "=E7=94=B5=E6=B1=A0 a=3Db=\r\nc\r\n.\r\n";

    private final SmtpSession session = new SmtpSession(Map.of("duty", "right"));

    @Test
    void takesAMailFromWhoSignsIn() {
        assertThat(session.line("EHLO langyan.example")).contains("250 AUTH PLAIN LOGIN");
        assertThat(session.line("AUTH PLAIN " + plain("duty", "right"))).startsWith("235");
        assertThat(session.line("MAIL FROM:<duty@langyan.example> SIZE=200")).startsWith("250");
        assertThat(session.line("RCPT TO:<zhang@example.com>")).startsWith("250");
        assertThat(session.line("DATA")).startsWith("354");
        assertThat(session.judge(MAIL)).startsWith("250");
        assertThat(session.recipients()).containsExactly("zhang@example.com");
    }

    @Test
    void signsInStepByStepToo() {
        session.line("EHLO x");

        assertThat(session.line("AUTH LOGIN")).startsWith("334");
        assertThat(session.line(base64("duty"))).startsWith("334");
        assertThat(session.line(base64("right"))).startsWith("235");
        assertThat(session.line("AUTH PLAIN")).startsWith("334");
        assertThat(session.line(plain("duty", "wrong"))).startsWith("535");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL FROM:<a@b>|503",
                "EHLO x;MAIL FROM:<a@b>|530",
                "EHLO x;AUTH PLAIN !|501",
                "EHLO x;AUTH GSSAPI|504",
                "EHLO x;AUTH|503",
                "HELP|500",
                "EHLO x;@;RCPT TO:<a@b>|503",
                "EHLO x;@;MAIL FROM:nobody|501",
                "EHLO x;@;MAIL FROM:<a@b> SIZE=1048577|552",
                "EHLO x;@;MAIL FROM:<a@b>;MAIL FROM:<a@b>|503",
                "EHLO x;@;MAIL FROM:<a@b>;DATA|503",
                "EHLO x;@;MAIL FROM:<a@b>;RCPT TO:a|501",
                "EHLO x;@;MAIL FROM:<a@b>;RCPT TO:<nobody@b>|550",
                "EHLO x;@;MAIL FROM:<a@b>;RCPT TO:<full@b>|452",
                "EHLO x;@;MAIL FROM:<a@b>;RCPT TO:<c@b>;RSET;DATA|503",
                "QUIT|221"
            })
    void answersWhatIsOutOfOrderAsTheStandardSays(String lines, String reply) {
        String last = "";
        for (String line : lines.split(";")) {
            last = session.line(line.equals("@") ? "AUTH PLAIN " + plain("duty", "right") : line);
        }
        assertThat(last).startsWith(reply);
    }

    @Test
    void aMailWithoutSenderDateOrIdIsRefused() {
        assertThat(session.judge(MAIL.replace("Date:", "X:"))).startsWith("554");
        assertThat(session.judge(MAIL.replace("Message-ID:", "X:"))).startsWith("554");
        assertThat(session.judge(MAIL + "x".repeat(1024 * 1024))).startsWith("552");
    }

    @Test
    void isReadAsItsReaderSeesIt() {
        Mail mail = Mail.read(MAIL);

        assertThat(mail.subject()).isEqualTo("【狼烟 L1重大】");
        assertThat(mail.body()).isEqualTo("电池 a=bc\n.");
        assertThat(mail.header("message-id")).isEqualTo("<1@langyan.example>");
    }

    private static String plain(String user, String password) {
        return base64("\0" + user + "\0" + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
