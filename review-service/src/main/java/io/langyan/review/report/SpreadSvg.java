package io.langyan.review.report;

import io.langyan.review.report.Document.Curve;
import io.langyan.review.report.SpreadCurve.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws the spread within the shortest window over time, a mark for each statement. */
final class SpreadSvg {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;

    private final List<Point> points;
    private final Duration window;
    private final Instant from;
    private final double seconds;
    private final double top;

    private SpreadSvg(List<Point> points, Duration window) {
        this.points = points;
        this.window = window;
        this.from = points.get(0).at();
        this.seconds = Math.max(
                1, Duration.between(from, points.get(points.size() - 1).at()).toSeconds());
        this.top = Math.max(1, points.stream().mapToLong(this::spread).max().orElse(1));
    }

    static String of(Curve curve, Language language) {
        Optional<Duration> shortest = curve.spread().peaks().keySet().stream().min(Comparator.naturalOrder());
        if (shortest.isEmpty() || curve.spread().points().size() < 2) {
            return "";
        }
        String name = Text.of("窗口 %s 内的传播量", "Spread within %s", Figures.time(shortest.get()))
                .in(language);
        return new SpreadSvg(curve.spread().points(), shortest.get()).draw(name, curve.statements());
    }

    private String draw(String name, List<StatementEffect> statements) {
        String line = points.stream()
                .map(point -> at(x(point.at()), y(spread(point))))
                .collect(Collectors.joining(" "));
        String marks = statements.stream()
                .filter(said -> x(said.at()) >= 0 && x(said.at()) <= WIDTH)
                .map(said -> "<line x1=\"%1$s\" y1=\"0\" x2=\"%1$s\" y2=\"%2$d\" stroke=\"#c00\"/>"
                        .formatted(number(x(said.at())), HEIGHT))
                .collect(Collectors.joining());
        return "<figure><svg width=\"%d\" height=\"%d\" role=\"img\"><polyline fill=\"none\" stroke=\"#06c\" points=\"%s\"/>%s</svg>"
                        .formatted(WIDTH, HEIGHT, line, marks)
                + "<figcaption>" + Html.escaped(name) + "</figcaption></figure>";
    }

    private long spread(Point point) {
        return point.spread().getOrDefault(window, 0L);
    }

    private double x(Instant at) {
        return WIDTH * Duration.between(from, at).toSeconds() / seconds;
    }

    private double y(long spread) {
        return HEIGHT - HEIGHT * spread / top;
    }

    private static String at(double x, double y) {
        return number(x) + "," + number(y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
