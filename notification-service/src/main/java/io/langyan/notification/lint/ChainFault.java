package io.langyan.notification.lint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What may be wrong with a step of an escalation. Both texts are format strings over the name of what it is about. */
enum ChainFault {
    CHANNEL_ABSENT("渠道 %s 不存在", "there is no channel %s"),
    CHANNEL_OFF("渠道 %s 已停用", "channel %s is switched off"),
    CHANNEL_OTHER_BRAND("渠道 %s 不属于该品牌", "channel %s is for other brands"),
    CHANNEL_DOWN("渠道 %s 不可用", "channel %s is down"),
    ROLE_EMPTY("角色 %s 无人担任", "nobody fills the role %s"),
    PERSON_UNKNOWN("没有 %s 这个人", "there is no person %s"),
    PERSON_OTHER_BRAND("%s 不负责该品牌", "%s is of other brands"),
    PERSON_UNREACHED("该步的渠道都联系不上 %s", "no channel of the step reaches %s"),
    NOBODY_TOLD("没有任何渠道能发出", "no channel would tell anybody");

    private final String zh;
    private final String en;

    ChainFault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh(String name) {
        return zh.formatted(name);
    }

    String en(String name) {
        return en.formatted(name);
    }

    /** False for what comes and goes by itself and is told when it does, whatever plans say. */
    boolean isOfThePlan() {
        return this != CHANNEL_DOWN;
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
