package io.langyan.notification.rota;

import io.langyan.events.rest.Problem;

/** What the fields of a rota may be, as it is told to whoever wrote something else. */
enum RotaField {
    ROLE("应为角色代码：小写字母、数字和连字符，至多 63 个", "must be the code of a role: at most 63 lower-case letters, digits and hyphens"),
    CALENDAR("应为日历代码，如 cn", "must be the code of a calendar, such as cn"),
    ZONE("应为 IANA 时区，如 Asia/Shanghai", "must be an IANA time zone, such as Asia/Shanghai"),
    LAYERS("应为至多 20 层", "must be at most 20 layers"),
    LAYER("应有 people，可有 name、handover、only", "must have people, and may have name, handover and only"),
    NAME("至多 64 个字", "may have 64 characters"),
    PEOPLE("应为至多 100 个人员 id", "must be at most 100 ids of people"),
    OLD_ZONE("时区写在值班表的 zone", "stands in the zone of the rota"),
    HANDOVER(
            "every 应为 daily、weekly 或 days；days 仅配 days，1 到 366；at 如 09:00；day 如 monday；from 如 2026-01-05",
            "has every: daily, weekly or days; days from 1 to 366 with days only; at such as 09:00; day such as monday; from such as 2026-01-05"),
    ONLY(
            "weekdays 如 [saturday]；days 应为 working 或 rest；from、to 如 22:00",
            "has weekdays such as [saturday]; days: working or rest; from and to such as 22:00");

    private final String chinese;
    private final String english;

    RotaField(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** @param at where it stands, such as {@code layers[0].handover} */
    Problem refused(String at) {
        return Problem.unprocessable("bad-rota", at + "：" + chinese + "。", at + " " + english + ".")
                .with("field", at);
    }
}
