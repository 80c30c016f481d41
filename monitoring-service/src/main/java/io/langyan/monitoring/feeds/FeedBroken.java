package io.langyan.monitoring.feeds;

import io.langyan.monitoring.outbound.Trouble;

/** What came is no feed, or none that may be read. */
final class FeedBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    FeedBroken(String code, String zh, String en) {
        super(en, null, false, false);
        this.trouble = new Trouble(code, zh, en);
    }

    static FeedBroken notAFeed() {
        return new FeedBroken("not-a-feed", "内容不是 RSS、Atom 或 JSON Feed", "the content is no RSS, Atom or JSON Feed");
    }

    static FeedBroken empty() {
        return new FeedBroken("empty", "订阅源没有任何条目：空不等于平静", "the feed has no items: empty is an error, not calm");
    }

    static FeedBroken tooIntricate() {
        return new FeedBroken(
                "too-intricate", "内容过多或嵌套过深，已拒绝", "it holds more than any feed, or is nested too deep, and is refused");
    }

    Trouble trouble() {
        return trouble;
    }
}
