package io.langyan.monitoring.export;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.monitoring.mention.FindMentions;
import io.langyan.monitoring.mention.MentionFilter;
import io.langyan.monitoring.mention.MentionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the mentions of a filter to a sheet, newest first. The database is asked for a page when the one before is written, so a slow reader
 * slows the asking, no transaction stays open, and memory holds one page.
 */
@ApplicationScoped
class ExportMentions {

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FindMentions find;

    ExportMentions(FindMentions find) {
        this.find = find;
    }

    /** What is wanted in the sheet. */
    record Wanted(MentionFilter filter, List<Column> columns, Column.Style style, int most) {}

    /** The first page, asked before anything is written: a refusal can still be told. */
    Page<MentionView> begin(Wanted wanted) {
        return page(wanted, Optional.empty(), wanted.most());
    }

    void write(Wanted wanted, Page<MentionView> first, Sheet sheet) throws IOException {
        boolean english = wanted.style().labels().english();
        sheet.row(
                wanted.columns().stream().map(column -> column.header(english)).toList());
        Page<MentionView> page = first;
        int left = wanted.most();
        while (true) {
            for (MentionView view : page.items()) {
                sheet.row(cells(wanted, view));
            }
            left -= page.items().size();
            if (page.next() == null || left == 0) {
                break;
            }
            page = page(wanted, Cursor.parse(page.next()).map(keys -> keys.uuid(0)), left);
        }
        if (page.next() != null) {
            sheet.row(List.of(note(wanted.most(), english)));
        }
    }

    private Page<MentionView> page(Wanted wanted, Optional<UUID> position, int left) {
        return find.newest(wanted.filter(), position, Math.min(PAGE, left))
                .await()
                .atMost(PATIENCE);
    }

    private static List<Object> cells(Wanted wanted, MentionView view) {
        List<Object> cells = new java.util.ArrayList<>();
        wanted.columns().forEach(column -> cells.add(column.of(view, wanted.style())));
        return cells;
    }

    private static String note(int most, boolean english) {
        return english
                ? "The export ends here, at its limit of " + most + " rows; there are more. Narrow the filter."
                : "已达导出上限 " + most + " 行，后面还有内容，请缩小筛选范围。";
    }
}
