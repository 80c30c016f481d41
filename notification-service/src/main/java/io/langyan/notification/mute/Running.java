package io.langyan.notification.mute;

import io.langyan.notification.page.PageRequest;
import java.util.List;

/** The mutes that run at one moment, the one that lasts longest first. */
public record Running(List<MuteRow> mutes) {

    /** The one that keeps a page quiet longest, or null. */
    public MuteRow covering(PageRequest page) {
        return mutes.stream()
                .filter(mute -> mute.covered().covers(page))
                .findFirst()
                .orElse(null);
    }
}
