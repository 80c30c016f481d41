package io.langyan.standalone.simulators.exchange;

/** One simulated provider on its own channel. */
public interface Provider {

    /** Such as {@code wecom-robot}. */
    String channel();

    /** The prefix under which it also stands, such as {@code /wecom}. */
    String prefix();

    /** True when the call is meant for this provider. */
    boolean knows(Call call);

    Answer answer(Call call);

    /** The shape in which this vendor tells of a failure. */
    Answer failing(int status, String code, String message);

    /** What this vendor says to a caller that it has throttled. */
    Answer throttled(Call call);
}
