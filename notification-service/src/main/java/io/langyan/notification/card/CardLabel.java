package io.langyan.notification.card;

import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Stage;
import java.util.Optional;

/** What stands on a card in place of its button when the page needs no answer any more. */
public final class CardLabel {

    public static final String CLOSED = "已关闭 Closed";

    private CardLabel() {}

    public static String taken(String name) {
        return "已由 " + name + " 处理";
    }

    /** Empty while an answer counts. */
    public static Optional<String> of(PageRow page) {
        Stage stage = page.stage();
        if (stage instanceof Stage.Answered answered) {
            return Optional.of(taken(answered.answer().name()));
        }
        return stage instanceof Stage.Closed ? Optional.of(CLOSED) : Optional.empty();
    }
}
