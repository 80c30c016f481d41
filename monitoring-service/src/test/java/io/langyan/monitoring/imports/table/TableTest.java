package io.langyan.monitoring.imports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final String HEADER = "时间,平台,标题,正文,链接,作者,粉丝数,转发,评论,点赞,阅读,备注\r\n";
    private static final String ROW =
            "2026-11-21 09:00,微博,,\"电池\"\"鼓包\"\"了,\n怎么办\",https://weibo.com/1/a,路人,1.2万,10w+,\"1,234\",--,,x\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE"})
    void aTableIsReadInWhateverEncodingItCame(String encoding) throws IOException {
        // When
        CsvTable table = table((HEADER + ROW).getBytes(Charset.forName(encoding)));

        // Then
        assertThat(table.encoding()).isEqualTo(encoding.equals("GBK") ? "GB18030" : encoding);
        assertThat(table.header()).startsWith("时间", "平台");
        assertThat(rows(table)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoPartOfTheHeader(String encoding) throws IOException {
        CsvTable table = table(("\uFEFF" + HEADER + ROW).getBytes(Charset.forName(encoding)));
        assertThat(table.header().get(0)).isEqualTo("时间");
        assertThat(rows(table)).hasSize(1);
    }

    @Test
    void aLatinFileIsReadAsUtf8AndGarbageIsRefused() throws IOException {
        assertThat(table("id,text\n1,abc\n".getBytes(StandardCharsets.US_ASCII)).encoding())
                .isEqualTo("UTF-8");
        byte[] garbage = new byte[300];
        Arrays.fill(garbage, (byte) 0xFF);
        assertThatThrownBy(() -> table(garbage))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.kind()).isEqualTo("unknown-encoding"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsThatOfTheHeader(String separator) throws IOException {
        CsvTable table = table(String.join(separator, "平台", "标题,副题", "正文")
                .replace("标题,副题", "\"标题,副题\"")
                .concat("\n" + String.join(separator, "微博", "a", "b"))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(table.header()).containsExactly("平台", "标题,副题", "正文");
        assertThat(rows(table)).containsExactly(List.of("微博", "a", "b"));
    }

    @Test
    void headersInChineseAreUnderstoodAndTheRestIsNamed() throws IOException {
        // Given
        CsvTable table = table((HEADER + ROW).getBytes(StandardCharsets.UTF_8));

        // When
        TableShape shape = TableShape.of(table.header(), TableMapping.NONE, null);
        JsonNode seen = shape.observation(rows(table).get(0), NOW, "csv");

        // Then
        assertThat(shape.missing()).isEmpty();
        assertThat(shape.columns().stream()
                        .filter(column -> column.field() == null)
                        .map(TableShape.Column::header))
                .containsExactly("备注");
        assertThat(seen.get("platform").asText()).isEqualTo("weibo");
        assertThat(seen.get("text").asText()).isEqualTo("电池\"鼓包\"了,\n怎么办");
        assertThat(seen.get("publishedAt").asText()).isEqualTo("2026-11-21T01:00:00Z");
        assertThat(seen.get("observedAt").asText()).isEqualTo(NOW.toString());
        assertThat(seen.at("/author/followers").asText()).isEqualTo("1.2万");
        assertThat(seen.at("/counters/reposts").asText()).isEqualTo("10w+");
        assertThat(seen.at("/counters/likes").isMissingNode()).isTrue();
        assertThat(seen.get("externalId").asText()).startsWith("url-");
    }

    @Test
    void headersInEnglishAreUnderstood() {
        List<String> header = List.of(
                "ID",
                "Platform",
                "Title",
                "Content",
                "URL",
                "Author",
                "Followers",
                "Shares",
                "Comments",
                "Likes",
                "Views",
                "Publish Time",
                "crawled_at",
                "Weather");
        TableShape shape = TableShape.of(header, TableMapping.NONE, null);
        assertThat(shape.columns())
                .extracting(TableShape.Column::field)
                .containsExactly(
                        "externalId",
                        "platform",
                        "title",
                        "text",
                        "url",
                        "author.name",
                        "author.followers",
                        "counters.reposts",
                        "counters.comments",
                        "counters.likes",
                        "counters.views",
                        "publishedAt",
                        "observedAt",
                        null);
    }

    @Test
    void aMappingSaysWhatColumnsMeanByNameOrNumber() {
        // Given
        TableMapping mapping = TableMapping.parse(
                """
                {"columns":{"text":"说了什么","publishedAt":2,"platform":"哪里"},"constants":{"kind":"comment","platform":"forum"},
                 "platforms":{"老地方":"tieba"},"zone":"Asia/Tokyo","timeFormat":"dd.MM.yyyy HH:mm"}""");
        TableShape shape = TableShape.of(List.of("哪里", "说了什么", "何时"), mapping, null);

        // When
        JsonNode known = shape.observation(List.of("老地方", "退款", "21.11.2026 10:00"), NOW, "csv");
        JsonNode silent = shape.observation(List.of("", "退款"), NOW, "csv");

        // Then
        assertThat(known.get("platform").asText()).isEqualTo("tieba");
        assertThat(known.get("kind").asText()).isEqualTo("comment");
        assertThat(known.get("publishedAt").asText()).isEqualTo("2026-11-21T01:00:00Z");
        assertThat(silent.get("platform").asText()).isEqualTo("forum");
    }

    @Test
    void whoHasNoIdGetsTheSameOneEachTime() {
        TableShape shape = TableShape.of(List.of("平台", "作者", "内容", "发布时间"), TableMapping.NONE, null);
        List<String> row = List.of("微博", "甲", "退款", "2026-11-21 09:00");
        String id = shape.observation(row, NOW, "csv").get("externalId").asText();
        assertThat(id).startsWith("text-").hasSize(37);
        assertThat(shape.observation(row, NOW.plusSeconds(60), "csv")
                        .get("externalId")
                        .asText())
                .isEqualTo(id);
        assertThat(shape.observation(List.of("微博", "乙", "退款", "2026-11-21 09:00"), NOW, "csv")
                        .get("externalId")
                        .asText())
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"columns\":[]}",
                "{\"columns\":{\"weather\":1}}",
                "{\"columns\":{\"text\":{}}}",
                "{\"zone\":\"Mars/Olympus\"}",
                "{\"timeFormat\":\"bb{\"}"
            })
    void aMappingThatCannotBeIsRefused(String json) {
        assertThatThrownBy(() -> TableMapping.parse(json))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.kind()).isEqualTo("bad-mapping"));
    }

    @Test
    void aTableWithoutTextOrPlatformSaysWhatItMisses() {
        TableShape shape = TableShape.of(List.of("天气"), TableMapping.NONE, null);
        assertThat(shape.missing()).containsExactly("platform", "text");
        assertThatThrownBy(shape::requireComplete).isInstanceOf(Problem.class);
    }

    @Test
    void aQuoteThatNeverClosesEndsTheFileThereAndNotTheService() throws IOException {
        String endless = HEADER + ROW + "2026-11-21,微博,,\"" + "x".repeat(5 * 1024 * 1024);
        List<List<String>> rows = rows(table(endless.getBytes(StandardCharsets.UTF_8)));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).isSameAs(CsvTable.BROKEN);
    }

    @Test
    void aFileThatGrewIsReadFromWhereItWasLeft() throws IOException {
        // Given
        byte[] before = ("\uFEFF平台,内容\n微博,一\n").getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\uFEFF平台,内容\n微博,一\n微博,二\n").getBytes(StandardCharsets.UTF_8);

        // When
        CsvTable grown =
                CsvTable.open(offset -> new ByteArrayInputStream(after, (int) offset, after.length), before.length, 3);
        List<Long> lines = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        grown.rows((line, cells) -> {
            lines.add(line);
            return rows.add(cells);
        });

        // Then
        assertThat(grown.header()).containsExactly("平台", "内容");
        assertThat(rows).containsExactly(List.of("微博", "二"));
        assertThat(lines).containsExactly(3L);
    }

    private static CsvTable table(byte[] bytes) throws IOException {
        return CsvTable.open(
                offset -> new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset), 0, 1);
    }

    private static List<List<String>> rows(TableFile table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        table.rows((line, cells) -> rows.add(cells));
        return rows;
    }
}
