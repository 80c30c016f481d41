package io.langyan.monitoring.imports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.events.rest.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTest {

    private static final long MOST = 32L * 1024 * 1024;
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    Path folder;

    @Test
    void aSheetIsReadWithItsDatesAndLongNumbers() throws IOException {
        // Given
        Path file = workbook();

        // When
        XlsxTable table = XlsxTable.open(file, null, MOST);
        List<List<String>> rows = rows(table);
        TableShape shape =
                TableShape.of(table.header(), TableMapping.NONE, null).requireComplete();
        var seen = shape.observation(rows.get(0), Instant.EPOCH, "xlsx");

        // Then
        assertThat(rows).hasSize(2);
        assertThat(seen.get("publishedAt").asText()).isEqualTo("2026-11-21T01:00:00Z");
        assertThat(seen.get("externalId").asText()).isEqualTo("4912345678901");
        assertThat(seen.at("/counters/likes").asText()).isEqualTo("55");
        assertThat(seen.get("text").asText()).isEqualTo("电池鼓包");
        assertThat(rows.get(1).get(3)).isEqualTo("第二行");
    }

    @Test
    void aSheetIsChosenByName() throws IOException {
        assertThat(XlsxTable.open(workbook(), "另一页", MOST).header()).containsExactly("别的");
        assertThatThrownBy(() -> XlsxTable.open(workbook(), "没有", MOST).header())
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.kind()).isEqualTo("unknown-sheet"));
    }

    @Test
    void aZipBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Path bomb = repacked(sheet -> sheet.replace("</sheetData>", " ".repeat(64 * 1024 * 1024) + "</sheetData>"));
        assertThat(Files.size(bomb)).isLessThan(1024 * 1024);
        refused(bomb, "xlsx-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<x>", "<x y=\"", "<!--"})
    void whatABombUnpacksToIsNeverHeld(String opening) throws IOException {
        Path bomb = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(SHEET));
            zip.write(opening.getBytes(StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                zip.write(blanks);
            }
        }
        long before = allocated();
        assertThatThrownBy(() -> new XlsxGuard(512L * 1024 * 1024).check(bomb))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.kind()).isEqualTo("xlsx-refused"));
        assertThat(allocated() - before).isLessThan(100L * 1024 * 1024);
    }

    @Test
    void aRowOfManyLongCellsIsRefused() throws IOException {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            cells.append("<c t=\"inlineStr\"><is><t>");
            for (int number = 0; number < 1_000; number++) {
                cells.append((i * 1_000L + number) * 7919L % 1_000_003);
            }
            cells.append("</t></is></c>");
        }
        refused(
                repacked(sheet -> sheet.replaceFirst("<row r=\"2\"", "<row r=\"9\">" + cells + "</row><row r=\"2\"")),
                "xlsx-refused");
    }

    @Test
    void aFileOfManyEntriesIsRefused() throws IOException {
        Path many = folder.resolve("many.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(many))) {
            for (int i = 0; i < 1_100; i++) {
                zip.putNextEntry(new ZipEntry("xl/media/" + i + ".png"));
            }
        }
        refused(many, "xlsx-refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            })
    void documentTypesAndTheirEntitiesAreRefused(String type) throws IOException {
        refused(repacked(sheet -> sheet.replaceFirst("\\?>", "?>" + type)), "xlsx-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZ1", "A99999999", "YAA1", "1A", ""})
    void aCellOutsideTheGridIsRefused(String place) throws IOException {
        refused(repacked(sheet -> sheet.replaceFirst("<c r=\"A1\"", "<c r=\"" + place + "\"")), "xlsx-refused");
    }

    @Test
    void anEndlessCellIsRefused() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 2_100_000; i++) {
            text.append(i * 7919L % 1_000_003);
        }
        refused(
                repacked(sheet -> sheet.replaceFirst(
                        "<row r=\"2\"",
                        "<row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>" + text + "</t></is></c></row><row r=\"2\"")),
                "xlsx-refused");
    }

    @Test
    void millionsOfSharedTextsAreRefused() throws IOException {
        StringBuilder texts =
                new StringBuilder("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        for (int i = 0; i <= 1_000_000; i++) {
            texts.append("<si><t>").append(i).append("</t></si>");
        }
        refused(
                repacked(
                        sheet -> sheet,
                        Map.of(
                                "xl/more/sharedStrings.xml",
                                texts.append("</sst>").toString())),
                "xlsx-refused");
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("a.xlsx"), "平台,内容");
        refused(text, "not-xlsx");
        Path zip = folder.resolve("b.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("hello.txt"));
        }
        refused(zip, "not-xlsx");
        Path broken = repacked(sheet -> sheet.substring(0, sheet.length() / 2));
        refused(broken, "not-xlsx");
    }

    @Test
    void macrosAndLinksToOtherFilesAreNotOpened() throws IOException {
        // Given: a formula with a link outside, its stored result, and a part with macros
        Path file = repacked(
                sheet -> sheet.replaceFirst(
                        "(<row r=\"3\"[^>]*>)", "$1<c r=\"A3\" t=\"str\"><f>[1]Sheet1!A1</f><v>存下的结果</v></c>"),
                Map.of(
                        "xl/vbaProject.bin", "macro",
                        "xl/externalLinks/externalLink1.xml",
                                "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"));

        // When
        List<List<String>> rows = rows(XlsxTable.open(file, null, MOST));

        // Then
        assertThat(rows.get(1).get(0)).isEqualTo("存下的结果");
    }

    @Test
    void whatTheReaderStepsOverDoesNotShortenARow() throws IOException {
        String cells = ("<c t=\"inlineStr\"><is><t>" + "五百个字".repeat(125) + "</t></is></c><si/><xf/>").repeat(5_000);
        refused(
                repacked(sheet -> sheet.replaceFirst("<row r=\"2\"", "<row r=\"9\">" + cells + "</row><row r=\"2\"")),
                "xlsx-refused");
    }

    @ParameterizedTest
    @ValueSource(ints = {16_385, 100_000})
    void aRowOfTooManyCellsIsRefused(int cells) throws IOException {
        refused(
                repacked(sheet -> sheet.replaceFirst(
                        "<row r=\"2\"", "<row r=\"9\">" + "<c/>".repeat(cells) + "</row><row r=\"2\"")),
                "xlsx-refused");
    }

    @Test
    void aWorkbookOfManyFormulasIsRead() throws IOException {
        String chain = "<calcChain>" + "<c r=\"A1\" i=\"1\"/>".repeat(50_000) + "</calcChain>";
        assertThat(rows(XlsxTable.open(repacked(sheet -> sheet, Map.of("xl/calcChain.xml", chain)), null, MOST)))
                .hasSize(2);
    }

    @Test
    void anEndlessFormulaIsRefused() throws IOException {
        String formula = "<row r=\"9\"><c><f t=\"shared\" si=\"0\">" + "A1+".repeat(6_000) + "A1</f></c></row>";
        refused(repacked(sheet -> sheet.replaceFirst("<row r=\"2\"", formula + "<row r=\"2\"")), "xlsx-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sheet1.bin", "sharedStrings.xml"})
    void aSheetUnderAnotherNameIsRefused(String name) throws IOException {
        Path renamed = folder.resolve("renamed.xlsx");
        try (ZipFile zip = new ZipFile(workbook().toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(renamed))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName().replace("sheet1.xml", name)));
                out.write(text.replace("worksheets/sheet1.xml", "worksheets/" + name)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        refused(renamed, "xlsx-refused");
    }

    /** Bytes that this thread has allocated so far. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private void refused(Path file, String kind) {
        assertThatThrownBy(() -> rows(XlsxTable.open(file, null, MOST)))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
    }

    private Path workbook() throws IOException {
        Path file = Files.createTempFile(folder, "table", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            List<String> header = List.of("平台", "ID", "发布时间", "正文", "点赞");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, "微博");
            sheet.value(1, 1, 4912345678901L);
            sheet.value(1, 2, LocalDateTime.of(2026, 11, 21, 9, 0));
            sheet.style(1, 2).format("yyyy-MM-dd hh:mm").set();
            sheet.value(1, 3, "电池鼓包");
            sheet.value(1, 4, 55);
            sheet.value(2, 3, "第二行");
            workbook.newWorksheet("另一页").value(0, 0, "别的");
        }
        return file;
    }

    private Path repacked(UnaryOperator<String> sheet) throws IOException {
        return repacked(sheet, Map.of());
    }

    private Path repacked(UnaryOperator<String> sheet, Map<String, String> more) throws IOException {
        Path made = Files.createTempFile(folder, "repacked", ".xlsx");
        try (ZipFile from = new ZipFile(workbook().toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(made))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                String text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write((entry.getName().equals(SHEET) ? sheet.apply(text) : text).getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, String> entry : more.entrySet()) {
                to.putNextEntry(new ZipEntry(entry.getKey()));
                to.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return made;
    }

    private static List<List<String>> rows(TableFile table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        table.header();
        table.rows((line, cells) -> rows.add(cells));
        return rows;
    }
}
