package io.langyan.monitoring.evidence;

import io.langyan.events.rest.Problem;

/** What this room refuses, as problem+json. */
final class Problems {

    private Problems() {}

    static Problem unknown() {
        return Problem.notFound("unknown-evidence", "没有这份证据。", "There is no such evidence.");
    }

    static Problem unknownMention() {
        return Problem.notFound("unknown-mention", "没有这条内容", "there is no such mention");
    }

    static Problem expired() {
        return new Problem(
                410, "evidence-expired", "该证据已过保存期，内容已删除。", "The time of keeping is over; the content is gone.");
    }

    static Problem brandNeeded() {
        return Problem.unprocessable(
                "brand-needed", "该内容涉及多个品牌，请指明 brand。", "The mention concerns several brands; say which one.");
    }

    static Problem notOfThisBrand() {
        return Problem.unprocessable("not-of-this-brand", "该内容与此品牌无关。", "The mention does not concern this brand.");
    }

    static Problem badFile(String name) {
        return Problem.unprocessable(
                        "bad-file",
                        "只收 PNG、JPEG、WebP 和 PDF 文件，以内容而不是扩展名为准。",
                        "Only PNG, JPEG, WebP and PDF are taken; the content tells, not the name.")
                .with("file", name);
    }

    static Problem tooLarge(long limit) {
        return Problem.tooLarge(
                "file-too-large", "单个文件最大 " + limit + " 字节。", "A file has at most " + limit + " bytes.");
    }

    static Problem tooMany(int most) {
        return Problem.unprocessable("too-many-files", "一次最多 " + most + " 个文件。", "At most " + most + " files at once.");
    }

    static Problem missing(String field) {
        return Problem.badRequest("missing-" + field, "缺少 " + field + "。", field + " is missing.");
    }

    static Problem tooLong(String field) {
        return Problem.unprocessable("too-long", field + " 过长。", field + " is too long.");
    }

    static Problem alreadyHeld(String by) {
        return Problem.conflict("already-held", "已由 " + by + " 保全。", "It is held by " + by + " already.");
    }

    static Problem notHeld() {
        return Problem.conflict("not-held", "该证据未被保全。", "It is not held.");
    }
}
