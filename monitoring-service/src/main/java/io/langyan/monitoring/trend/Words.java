package io.langyan.monitoring.trend;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts a text into runs of words between marks, digits and particles. Words are those of ICU's Chinese dictionary; what it does not know falls apart
 * into characters, and {@link Phrases} puts together again what is said together.
 */
@RegisterForReflection(classNames = "com.ibm.icu.text.BreakIteratorFactory")
final class Words {

    private static final Pattern NOISE =
            Pattern.compile("https?://[\\x21-\\x7e]{1,500}|@[^\\s@:：,，]{1,30}|\\[[^\\[\\]]{1,12}\\]|&[a-z]{2,6};");
    private static final int LONGEST = 2_000;

    private final StopWords stop;
    private final BrandNames names;
    /** Not for several threads at once, so each cutter has its own. */
    private final BreakIterator breaks = BreakIterator.getWordInstance(ULocale.CHINESE);

    Words(StopWords stop, BrandNames names) {
        this.stop = stop;
        this.names = names;
    }

    /** Runs of words as they follow each other; of a very long text its beginning. */
    List<List<String>> in(String text) {
        String clean = clean(text);
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        breaks.setText(clean);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String word = clean.substring(start, end);
            if (isWord(word) && !stop.breaks(word)) {
                run.add(word);
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private String clean(String text) {
        String begin = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return names.cutOutOf(levelled(NOISE.matcher(begin).replaceAll(" ")));
    }

    /** One writing for what is the same word. */
    static String levelled(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean isWord(String word) {
        return word.codePoints().allMatch(Character::isLetterOrDigit)
                && word.codePoints().anyMatch(Character::isLetter);
    }
}
