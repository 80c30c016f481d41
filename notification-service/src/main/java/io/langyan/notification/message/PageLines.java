package io.langyan.notification.message;

import io.langyan.notification.page.PageRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is shown of a page to whoever opens its link, at home's time: marks, level and title, then a line for each thing to know. */
public record PageLines(String heading, List<String> lines) {

    /** Nobody is named, and nothing is linked: it is open already. */
    private static final Occasion SHOWN = new Occasion(List.of(), "", false, false);

    public static PageLines of(PageRow page, Language language) {
        Map<String, String> values = PageText.values(page, SHOWN, new Reader(language, Reader.HOME));
        String heading = values.get(PageText.MARKS) + "【" + values.get("level") + "】" + values.get("title");
        Stream<String> said = Stream.of("why", "brand", "time", PageText.STORY)
                .filter(name -> !values.get(name).isEmpty())
                .map(name -> Words.of("line", name, language) + language.colon() + values.get(name));
        return new PageLines(
                heading, Stream.concat(said, values.get("facts").lines()).toList());
    }
}
