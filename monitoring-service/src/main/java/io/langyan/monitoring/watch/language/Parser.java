package io.langyan.monitoring.watch.language;

import io.langyan.monitoring.watch.language.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a rule by recursive descent. From loose to tight: OR, AND (also unwritten, between neighbours), NOT, NEAR/n, and words, "phrases", /patterns/,
 * platform:a,b and parentheses.
 */
public final class Parser {

    public static final int LONGEST = 5000;
    public static final int MOST_DISTANCE = 100;
    private static final int DEEPEST = 40;

    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws NotARule when it is none */
    public static Expr parse(String rule) {
        if (rule.length() > LONGEST) {
            throw new NotARule(
                    "rule-too-long", LONGEST, rule.length(), "规则最长 5000 字符", "a rule has at most 5000 characters");
        }
        Parser parser = new Parser(Tokens.of(rule));
        if (parser.peek().kind() == Kind.END) {
            throw new NotARule("rule-empty", 0, rule.length(), "规则为空", "the rule is empty");
        }
        Expr expr = parser.any();
        Token rest = parser.peek();
        if (rest.kind() != Kind.END) {
            throw unexpected(rest);
        }
        return expr;
    }

    private Expr any() {
        List<Expr> parts = new ArrayList<>(List.of(all()));
        while (accept(Kind.OR)) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Expr.Or(List.copyOf(parts));
    }

    private Expr all() {
        List<Expr> parts = new ArrayList<>(List.of(negated()));
        while (accept(Kind.AND) || peek().beginsOperand()) {
            parts.add(negated());
        }
        return parts.size() == 1 ? parts.get(0) : new Expr.And(List.copyOf(parts));
    }

    private Expr negated() {
        Token not = peek();
        if (!accept(Kind.NOT)) {
            return near();
        }
        deeper(not);
        Expr part = negated();
        depth--;
        return new Expr.Not(part, not.place().with(part.place()));
    }

    private Expr near() {
        Expr left = operand();
        Token near = peek();
        if (!accept(Kind.NEAR)) {
            return left;
        }
        int distance = Integer.parseInt(near.text());
        if (distance > MOST_DISTANCE) {
            throw new NotARule(
                    "near-too-far", near.from(), near.to(), "NEAR 的距离最多 100 字", "NEAR reaches at most 100 characters");
        }
        Expr right = operand();
        if (peek().kind() == Kind.NEAR) {
            Token again = peek();
            throw new NotARule(
                    "near-chained",
                    again.from(),
                    again.to(),
                    "NEAR 不能连写，请用 AND 连接两个 NEAR",
                    "NEAR cannot follow NEAR; join two of them with AND");
        }
        return new Expr.Near(
                terms(left, near), terms(right, near), distance, left.place().with(right.place()));
    }

    private static List<Expr.Term> terms(Expr side, Token near) {
        if (side instanceof Expr.Term term) {
            return List.of(term);
        }
        if (side instanceof Expr.Or or && or.parts().stream().allMatch(Expr.Term.class::isInstance)) {
            return or.parts().stream().map(Expr.Term.class::cast).toList();
        }
        throw new NotARule(
                "near-operand",
                side.place().from(),
                Math.max(side.place().to(), near.to()),
                "NEAR 两侧只能是词、短语，或括号内用 OR 连接的词",
                "beside NEAR stand words, phrases, or words joined by OR in parentheses");
    }

    private Expr operand() {
        Token token = peek();
        next++;
        return switch (token.kind()) {
            case WORD, PHRASE -> new Expr.Term(token.text(), token.place());
            case REGEX -> new Expr.Regex(token.text(), token.place());
            case PLATFORM -> new Expr.On(platforms(token), token.place());
            case OPEN -> inParentheses(token);
            default -> throw unexpected(token);
        };
    }

    private Expr inParentheses(Token open) {
        deeper(open);
        Expr expr = any();
        depth--;
        if (!accept(Kind.CLOSE)) {
            Token found = peek();
            throw found.kind() == Kind.END
                    ? new NotARule(
                            "parenthesis-open", open.from(), open.to(), "括号没有闭合", "the parenthesis is not closed")
                    : unexpected(found);
        }
        return expr;
    }

    private static Set<String> platforms(Token token) {
        Set<String> platforms = Arrays.stream(token.text().split("[,，、]"))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (platforms.isEmpty()) {
            throw new NotARule(
                    "platform-missing", token.from(), token.to(), "platform: 后缺少平台", "no platform follows platform:");
        }
        return platforms;
    }

    private void deeper(Token token) {
        if (++depth > DEEPEST) {
            throw new NotARule(
                    "rule-too-deep", token.from(), token.to(), "嵌套最多 40 层", "a rule nests at most 40 levels deep");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean accept(Kind kind) {
        boolean here = peek().kind() == kind;
        next += here ? 1 : 0;
        return here;
    }

    private static NotARule unexpected(Token token) {
        if (token.kind() == Kind.END) {
            return new NotARule(
                    "rule-unfinished",
                    token.from(),
                    token.to(),
                    "规则没有写完，此处应有词",
                    "the rule is not finished: a word is missing here");
        }
        return new NotARule(
                "unexpected",
                token.from(),
                token.to(),
                "此处不应出现“" + token.text() + "”",
                "\"" + token.text() + "\" cannot stand here");
    }
}
