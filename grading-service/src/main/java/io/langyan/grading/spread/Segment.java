package io.langyan.grading.spread;

import java.math.BigInteger;

/**
 * Even growth of one counter between two known points: at {@code x} it is {@code a + ⌊(b − a)(x − from) / (to − from)⌋}, flat outside.
 *
 * @param from seconds since the epoch, before {@code to}
 * @param a value at {@code from}
 * @param b value at {@code to}, at least {@code a}
 */
record Segment(long from, long a, long to, long b) {

    private static final long MINUTE = 60;

    long at(long x) {
        if (x <= from) {
            return a;
        }
        return x >= to ? b : a + floor(b - a, x - from, to - from);
    }

    /** Adds the growth of each minute from {@code first} to {@code last} (minutes since the epoch) through the sink. */
    void eachMinute(long first, long last, MinuteSink sink) {
        long begin = Math.max(first, Math.floorDiv(from, MINUTE));
        long end = Math.min(last, Math.floorDiv(to, MINUTE));
        long before = at(begin * MINUTE);
        long whole = (b - a) * MINUTE / (to - from);
        long part = (b - a) * MINUTE % (to - from);
        long rest = -1;
        for (long minute = begin; minute <= end; minute++) {
            long x = (minute + 1) * MINUTE;
            long now;
            if (x >= to) {
                now = b;
            } else if (rest < 0) {
                now = at(x);
                rest = remainder(x);
            } else {
                rest += part;
                now = before + whole;
                if (rest >= to - from) {
                    rest -= to - from;
                    now++;
                }
            }
            if (now != before) {
                sink.add(minute, now - before);
                before = now;
            }
        }
    }

    private long remainder(long x) {
        return BigOrLong.remainder(b - a, x - from, to - from);
    }

    private static long floor(long growth, long elapsed, long length) {
        return BigOrLong.quotient(growth, elapsed, length);
    }

    /** Takes growth minute by minute. */
    interface MinuteSink {
        void add(long minute, long growth);
    }

    /** {@code growth × elapsed} may not fit in 64 bits; then it is done in full. */
    private static final class BigOrLong {

        static long quotient(long growth, long elapsed, long length) {
            if (Math.multiplyHigh(growth, elapsed) == 0 && growth * elapsed >= 0) {
                return growth * elapsed / length;
            }
            return product(growth, elapsed).divide(BigInteger.valueOf(length)).longValueExact();
        }

        static long remainder(long growth, long elapsed, long length) {
            if (Math.multiplyHigh(growth, elapsed) == 0 && growth * elapsed >= 0) {
                return growth * elapsed % length;
            }
            return product(growth, elapsed).mod(BigInteger.valueOf(length)).longValueExact();
        }

        private static BigInteger product(long growth, long elapsed) {
            return BigInteger.valueOf(growth).multiply(BigInteger.valueOf(elapsed));
        }
    }
}
