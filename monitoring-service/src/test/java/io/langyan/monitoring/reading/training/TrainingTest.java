package io.langyan.monitoring.reading.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.reading.PlainText;
import io.langyan.monitoring.reading.SentimentModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final String[] GOOD = {"味道不错", "物流很快", "包装精美", "做工扎实", "老板热情", "分量十足"};
    private static final String[] BAD = {"味道发苦", "物流太慢", "包装破损", "做工粗糙", "老板冷漠", "分量缩水"};

    @TempDir
    private Path data;

    @Test
    void theSameTextsMakeTheSameBytes() throws IOException {
        // Given
        reviewsAnd("");

        // When
        byte[] first = bytes(Training.modelOf(Examples.below(data)));
        byte[] second = bytes(Training.modelOf(Examples.below(data)));

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aModelReadBackJudgesAsTheOneWritten() throws IOException {
        // Given
        reviewsAnd("");
        SentimentModel written = Training.modelOf(Examples.below(data));

        // When
        SentimentModel read = SentimentModel.read(new ByteArrayInputStream(bytes(written)));

        // Then
        PlainText unseen = PlainText.of("包装精美，物流太慢，做工扎实，味道不错");
        assertThat(read.polarity(read.hear(unseen))).isEqualTo(written.polarity(written.hear(unseen)));
        assertThat(read.polarity(read.hear(PlainText.of("物流很快，做工扎实")))).isPositive();
        assertThat(read.polarity(read.hear(PlainText.of("包装破损，做工粗糙")))).isNegative();
    }

    @Test
    void correctionsByPeopleAreLearnt() throws IOException {
        // Given
        reviewsAnd("");
        String slang = "这波绝绝子";
        double before = polarity(slang);

        // When
        reviewsAnd("sentiment,appeals,categories,crisisType,text\n" + "negative,,,,绝绝子又来一次\n".repeat(1)
                + "negative,refund|apology,service-dispute,opinion,\"这波绝绝子,服了\"\nnegative,,,,真绝绝子\n"
                + "unknown,,,,忽略这行\nnegative,,,,\n");

        // Then
        assertThat(Examples.below(data))
                .filteredOn(example -> example.source() == Source.CORRECTIONS)
                .hasSize(3);
        assertThat(polarity(slang)).isLessThan(before);
    }

    @Test
    void aTextOfTwoSetsIsTrainedOnOnce() throws IOException {
        // Given
        write("chnsenticorp_hotel/train.csv", "id,label,text\n1,neg,\"房间太小，隔音差\"\n");
        write("online_shopping_10_cats/train.csv", "id,label,cat,text\n1,neg,酒店,房间太小 隔音差！\n2,pos,书籍,好书\n");

        // When
        List<Example> examples = Examples.below(data);

        // Then
        assertThat(examples).extracting(Example::copy).containsExactly(false, true, false);
        assertThat(examples.get(0).part()).isEqualTo(examples.get(1).part());
    }

    @Test
    void labelsMadeOfEmoticonsAreLearntWithoutThem() throws IOException {
        // Given
        write("weibo_senti_100k_part/train.csv", "id,label,text\n1,neg,又加班[泪]\n2,pos,放假了[哈哈]\n");

        // When
        List<String> learnt =
                Examples.below(data).stream().map(one -> one.plain().toString()).toList();

        // Then
        assertThat(learnt).containsExactly("又加班", "放假了");
    }

    private double polarity(String text) throws IOException {
        SentimentModel model = Training.modelOf(Examples.below(data));
        return model.polarity(model.hear(PlainText.of(text)));
    }

    private void reviewsAnd(String corrections) throws IOException {
        List<String> rows = new ArrayList<>(List.of("id,label,text"));
        for (int one = 0; one < GOOD.length; one++) {
            for (int other = 0; other < GOOD.length; other++) {
                rows.add(rows.size() + ",pos,\"" + GOOD[one] + "，" + GOOD[other] + "\"");
                rows.add(rows.size() + ",neg,\"" + BAD[one] + "，" + BAD[other] + "\"");
            }
        }
        write("waimai_10k/train.csv", String.join("\n", rows));
        write("corrections.csv", corrections);
    }

    private void write(String file, String content) throws IOException {
        Path path = data.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static byte[] bytes(SentimentModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
