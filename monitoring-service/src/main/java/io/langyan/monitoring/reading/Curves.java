package io.langyan.monitoring.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How sums become probabilities: fitted on texts that the model was not trained on. */
public record Curves(Curve polarity, Curve neutral, Curve review) {

    /** A logistic curve. */
    public record Curve(double slope, double offset) {

        public double probability(double sum) {
            return probability(sum, 0);
        }

        /** @param shift added to the log odds */
        double probability(double sum, double shift) {
            return 1 / (1 + StrictMath.exp(-(slope * sum + offset + shift)));
        }

        private static Curve read(DataInput in) throws IOException {
            return new Curve(in.readDouble(), in.readDouble());
        }

        private void write(DataOutput out) throws IOException {
            out.writeDouble(slope);
            out.writeDouble(offset);
        }
    }

    static Curves read(DataInput in) throws IOException {
        return new Curves(Curve.read(in), Curve.read(in), Curve.read(in));
    }

    void write(DataOutput out) throws IOException {
        polarity.write(out);
        neutral.write(out);
        review.write(out);
    }
}
