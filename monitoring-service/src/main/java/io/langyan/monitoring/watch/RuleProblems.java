package io.langyan.monitoring.watch;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.watch.language.Finding;
import java.util.List;

/** Why a change of watch rules is refused. */
final class RuleProblems {

    private RuleProblems() {}

    static Problem unknown() {
        return Problem.notFound("unknown-rule", "没有这条规则", "there is no such rule");
    }

    static Problem unknownBrand() {
        return Problem.unprocessable("unknown-brand", "没有预案包含该品牌", "no plan lists this brand");
    }

    static Problem otherBrand() {
        return Problem.unprocessable("other-brand", "规则不能换品牌", "a rule stays with its brand");
    }

    static Problem noBrand() {
        return Problem.badRequest("no-brand", "缺少 brand", "brand is missing");
    }

    static Problem noBody() {
        return Problem.badRequest("no-body", "缺少请求体", "the body is missing");
    }

    static Problem changedMeanwhile() {
        return Problem.preconditionFailed(
                "changed-meanwhile", "已被他人修改，请重新读取后再改", "somebody changed it meanwhile; read it again");
    }

    static Problem noVersion() {
        return Problem.preconditionRequired(
                "if-match-missing",
                "修改须在 If-Match 中给出版本号（GET 返回的 ETag）",
                "an edit needs the version in If-Match (the ETag of GET)");
    }

    static Problem tooMany(int most) {
        return Problem.unprocessable(
                "rules-too-many",
                "该品牌的规则已达上限 " + most + " 条",
                "this brand has " + most + " rules already, which is the most");
    }

    /** The first error names the problem, all are told. */
    static Problem refused(List<Finding> errors) {
        Finding first = errors.get(0);
        return Problem.unprocessable(first.kind(), first.zh(), first.en()).with("errors", errors);
    }

    /** The version that an edit is meant for. */
    static int version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw noVersion();
        }
        String digits = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!digits.matches("\\d{1,9}")) {
            throw changedMeanwhile();
        }
        return Integer.parseInt(digits);
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }
}
