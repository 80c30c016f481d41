package io.langyan.monitoring.export;

import static io.langyan.monitoring.Setup.awaitSamples;
import static io.langyan.monitoring.Setup.observation;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.token;
import static io.langyan.monitoring.Setup.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ExportTest {

    private final String brand = unique("b");
    private final String name = unique("狼烟茶饮");

    @BeforeEach
    void fiftyMentions() {
        protect(brand, name);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            String text = i == 49 ? "=cmd|'/c calc'!A1 " + name + " 要求退款" : name + "第" + i + "杯";
            lines.append(observation(
                            "weibo",
                            brand + i,
                            text,
                            Instant.parse("2026-11-20T01:02:03Z"),
                            "{\"reposts\":1,\"likes\":" + i + "}"))
                    .append('\n');
        }
        given().auth()
                .oauth2(token("ingest"))
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/mentions")
                .then()
                .statusCode(202);
        awaitSamples(brand, 50);
    }

    @Test
    void csvHasTheSheetsColumnsAndSaysWhenItEndsEarly() {
        // When
        Response answer = export("csv", "", "zh-CN");

        // Then
        List<String> lines =
                new String(answer.asByteArray(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(0)).isEqualTo("\uFEFF时间,平台,标题/摘要,链接,转发,评论,点赞,传播量,下限,情感,核心诉求,关键词,级别,状态,责任人");
        assertThat(lines).hasSize(1 + 40 + 1);
        assertThat(lines.subList(1, 41))
                .doesNotHaveDuplicates()
                .allMatch(line ->
                        line.matches("2026-11-20 08:52:03,微博,.*,,1,,\\d+,\\d+,,(负面|中性|正面),.*" + name + ",,待处理,"));
        assertThat(lines.get(41)).startsWith("已达导出上限 40 行");
    }

    @Test
    void aNarrowFilterEndsWithoutANoteAndSpeaksEnglishWhenAsked() {
        List<String> lines = new String(
                        export("csv", "&q=退款&columns=time,title,sentiment&zone=UTC", "en")
                                .asByteArray(),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines.get(0)).isEqualTo("\uFEFFTime,Title / excerpt,Sentiment");
        assertThat(lines.get(1)).startsWith("2026-11-20 00:52:03,'=cmd|").contains("退款");
        assertThat(lines).hasSize(2);
    }

    @Test
    void xlsxIsAZipWithTheRows() {
        Response answer = export("xlsx", "", "zh-CN");
        assertThat(answer.contentType())
                .startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(answer.getHeader("Content-Disposition")).contains("mentions.xlsx");
        assertThat(answer.asByteArray()).startsWith('P', 'K');
    }

    @Test
    void whoOnlyAsksForTheHeadersHoldsNoPlace() {
        for (int asked = 0; asked < 10; asked++) {
            given().auth()
                    .oauth2(token("viewer"))
                    .head("/api/mentions/export?format=csv&brand=" + brand)
                    .then()
                    .statusCode(200);
        }
        assertThat(export("csv", "", "en").asByteArray()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"format=pdf", "", "format=csv&columns=password", "format=csv&zone=Mars", "format=csv&since=x"})
    void whatCannotBeIsRefusedBeforeAnythingIsWritten(String asked) {
        given().auth()
                .oauth2(token("viewer"))
                .get("/api/mentions/export?brand=" + brand + "&" + asked)
                .then()
                .statusCode(400);
    }

    private Response export(String format, String more, String language) {
        Response answer = given().auth()
                .oauth2(token("viewer"))
                .header("Accept-Language", language)
                .get("/api/mentions/export?format=" + format + "&brand=" + brand + more);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }
}
