package io.langyan.monitoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapturedFileTest {

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Windows\\system32\\cmd.exe, cmd.exe",
        "截图 1.png, 截图 1.png",
        "'a\"; rm -rf /;.png', '.png'",
        "'a\"b;c.png', 'a_b_c.png'",
        "..., file",
        "'<script>.png', '_script_.png'"
    })
    void aNameIsOnlyAName(String given, String kept) {
        assertThat(CapturedFile.harmless(given)).isEqualTo(kept.equals(".png") ? "_.png" : kept);
    }

    @Test
    void aNameThatIsNoneOrEndlessOrBrokenIsStillAName() {
        assertThat(CapturedFile.harmless(null)).isEqualTo("file");
        assertThat(CapturedFile.harmless("\u0000\r\n")).isEqualTo("___");
        assertThat(CapturedFile.harmless("长".repeat(500))).hasSize(120);
    }

    @Test
    void theFirstBytesTellTheTypeAndNothingElseDoes() {
        assertThat(FileType.of(ascii("PK\u0003\u0004 pretending.png"))).isEmpty();
        assertThat(FileType.of(ascii("<svg onload=alert(1)>"))).isEmpty();
        assertThat(FileType.of(ascii("RIFF0000WAVEfmt "))).isEmpty();
        assertThat(FileType.of(ascii("RIFF0000WEBPVP8 "))).contains(FileType.WEBP);
        assertThat(FileType.of(ascii("%PDF-1.7 and more"))).contains(FileType.PDF);
        assertThat(FileType.of(new byte[0])).isEmpty();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
