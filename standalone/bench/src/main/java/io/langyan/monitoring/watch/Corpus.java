package io.langyan.monitoring.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Texts and terms made up from one seed. Words are made of characters drawn as unevenly as in real text, and drawn themselves by Zipf's law; texts are such words with
 * the marks, numbers, Latin names, emoji, traditional characters and slipped-in dots of posts. Of the first 10 000 terms half
 * are pairs and triples of words of that very vocabulary, which texts have; all others are names that hardly ever occur, made of the same characters.
 */
final class Corpus {

    private static final int VOCABULARY = 30_000;
    private static final int LENGTH = 100;
    private static final int MOST_COMMON = 10_000;
    private static final String COMMON =
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

    final List<String> texts = new ArrayList<>();
    final List<String> terms = new ArrayList<>();

    private final Random random;
    private final List<String> vocabulary = new ArrayList<>();

    private Corpus(long seed) {
        random = new Random(seed);
        for (int i = 0; i < VOCABULARY; i++) {
            vocabulary.add(newWord(1 + (random.nextInt(10) + 5) / 7));
        }
    }

    /** @param file texts of one's own, one a line; empty for made-up ones */
    static Corpus of(long seed, int texts, int terms, String file) {
        Corpus corpus = new Corpus(seed);
        IntStream.range(0, terms).mapToObj(corpus::term).forEach(corpus.terms::add);
        if (file.isEmpty()) {
            IntStream.range(0, texts).mapToObj(i -> corpus.text()).forEach(corpus.texts::add);
        } else {
            corpus.texts.addAll(lines(file));
        }
        return corpus;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("texts cannot be read: " + file, unreadable);
        }
    }

    private String term(int number) {
        if (number % 2 == 0 || number > MOST_COMMON) {
            return number % 20 == 0 ? "brand" + number : newWord(2) + newWord(1 + random.nextInt(3));
        }
        return word(0.9) + word(0.9) + (number % 4 == 1 ? word(0.9) : "");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        while (text.length() < LENGTH) {
            text.append(word(2.2));
            int chance = random.nextInt(100);
            if (chance < 12) {
                text.append("，。！？、：…".charAt(random.nextInt(7)));
            } else if (chance < 14) {
                text.append(' ').append(random.nextInt(10_000)).append(' ');
            } else if (chance < 16) {
                text.append(" iPhone Pro ");
            } else if (chance < 18) {
                text.append(random.nextBoolean() ? "😂" : "🔥🔥");
            } else if (chance < 19) {
                text.append('·');
            } else if (chance < 20) {
                text.append("質量問題");
            }
        }
        return text.toString();
    }

    /** @param skew 1 for any word as likely as another, more for the first ones to be likelier */
    private String word(double skew) {
        return vocabulary.get((int) (vocabulary.size() * Math.pow(random.nextDouble(), skew)));
    }

    private String newWord(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean common = random.nextInt(10) < 8;
            word.append(
                    common
                            ? COMMON.charAt((int) (COMMON.length() * Math.pow(random.nextDouble(), 1.8)))
                            : (char) ('一' + random.nextInt(8000)));
        }
        return word.toString();
    }
}
