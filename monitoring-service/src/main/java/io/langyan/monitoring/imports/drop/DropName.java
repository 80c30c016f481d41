package io.langyan.monitoring.imports.drop;

import io.langyan.monitoring.imports.ImportOrder;
import io.langyan.monitoring.observation.PlatformNames;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file is, by its name and the folders above it: MediaCrawler writes
 * {@code {platform}/{json|jsonl|csv}/{search|detail|creator}_{contents|comments|videos}_{date}.{ext}}; anything else is told by its ending.
 *
 * @param platform by the first folder that is named like one, or null
 * @param grows whether such files are appended to, line by line
 */
record DropName(String format, String platform, boolean grows) {

    private static final Pattern CRAWLER =
            Pattern.compile("(?:search|detail|creator)_(?:contents|comments|videos)_.{1,80}\\.(?:json|jsonl|csv)");
    /** Files about people, not about what they say: left alone. */
    private static final Pattern CRAWLER_PEOPLE =
            Pattern.compile("(?:search|detail|creator)_(?:creators|contacts|dynamics)_.*");

    private static final Pattern UNFINISHED = Pattern.compile("\\..*|.*\\.(?:part|tmp|swp|crdownload)|.*~|~\\$.*");

    /** @return empty for what is unfinished, or is no file that can be read */
    static Optional<DropName> of(Path relative) {
        String name = relative.getFileName().toString().toLowerCase(Locale.ROOT);
        if (UNFINISHED.matcher(name).matches() || CRAWLER_PEOPLE.matcher(name).matches()) {
            return Optional.empty();
        }
        String platform = platformOf(relative.getParent());
        if (CRAWLER.matcher(name).matches()) {
            return Optional.of(new DropName("mediacrawler", platform, !name.endsWith(".json")));
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> Optional.of(new DropName("csv", platform, true));
            case "xlsx" -> Optional.of(new DropName("xlsx", platform, false));
            case "ndjson", "jsonl" -> Optional.of(new DropName("observations", platform, true));
            default -> Optional.empty();
        };
    }

    ImportOrder order() {
        return ImportOrder.of(format, platform, null, "drop-folder");
    }

    private static String platformOf(Path folders) {
        if (folders != null) {
            for (Path folder : folders) {
                Optional<String> platform = PlatformNames.codeOf(folder.toString());
                if (platform.isPresent()) {
                    return platform.get();
                }
            }
        }
        return null;
    }
}
