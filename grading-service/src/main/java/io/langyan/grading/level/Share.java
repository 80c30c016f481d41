package io.langyan.grading.level;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A share such as 0.3, kept as the fraction it was written as so that a comparison is exact. */
record Share(BigInteger part, BigInteger whole) {

    static Share of(double written) {
        BigDecimal decimal = BigDecimal.valueOf(written);
        BigInteger whole = BigInteger.TEN.pow(Math.max(0, decimal.scale()));
        return new Share(decimal.multiply(new BigDecimal(whole)).toBigIntegerExact(), whole);
    }

    /** True when {@code some} is at least this share of {@code all}. */
    boolean heldBy(long some, long all) {
        return BigInteger.valueOf(some)
                        .multiply(whole)
                        .compareTo(BigInteger.valueOf(all).multiply(part))
                >= 0;
    }
}
