package io.langyan.monitoring.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-2", "@cmd", "\t=1", "\r=1", "＝1", "＋1"})
    void whatBeginsLikeAFormulaIsGuarded(String text) {
        assertThat(SafeCell.of(text)).isEqualTo("'" + text);
    }

    @Test
    void controlCharactersAndHalvesOfPairsAreLeftOutAndEndlessTextIsCut() {
        assertThat(SafeCell.of("a\u0000b\ud800c\u0007\ufffe😀")).isEqualTo("abc😀");
        assertThat(SafeCell.of("\u0000=1")).isEqualTo("'=1");
        assertThat(SafeCell.of("长".repeat(40_000))).hasSize(32_767);
    }

    @Test
    void csvQuotesWhatMustBeAndBeginsWithTheMark() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Sheet sheet = new CsvSheet(out)) {
            sheet.row(Arrays.asList("时间", "a,b", "say \"hi\"", null, 12L, "two\nlines"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF时间,\"a,b\",\"say \"\"hi\"\"\",,12,\"two\nlines\"\r\n");
    }

    @Test
    void excelWritesAsItGoes() throws IOException {
        // Given
        long[] written = new long[1];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                written[0] += length;
            }
        };
        ExcelSheet sheet = new ExcelSheet(counting, "台账");

        // When
        long last = 0;
        int grew = 0;
        java.util.Random random = new java.util.Random(1);
        for (int row = 0; row < 20_000; row++) {
            sheet.row(List.of("第" + random.nextLong() + "行", random.nextInt()));
            if (row % 2_000 == 1_999) {
                grew += written[0] > last ? 1 : 0;
                last = written[0];
            }
        }
        sheet.close();

        // Then
        assertThat(grew).isGreaterThan(7);
    }

    @Test
    void excelHoldsTextsAndNumbers(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("台账.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Sheet sheet = new ExcelSheet(out, "台账")) {
            sheet.row(Arrays.asList("平台", SafeCell.of("=HYPERLINK(1)"), 42L, null, "<&>"));
        }
        String xml = entry(file, "xl/worksheets/sheet1.xml");
        assertThat(xml)
                .contains("<t>&#x5e73;&#x53f0;</t>")
                .contains("<t>&apos;=HYPERLINK(1)</t>")
                .contains("<v>42</v>")
                .contains("&lt;&amp;&gt;");
        assertThat(xml).doesNotContain("<f>");
    }

    private static String entry(Path zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return new String(file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
