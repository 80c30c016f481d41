package io.langyan.grading.training;

import io.langyan.grading.forecast.Forecast;

/** An example with the forecast of a model that had seen no series of its key. */
record Judged(Example example, Forecast forecast) {

    boolean covered() {
        return forecast.low() <= example.time() && example.time() <= forecast.high();
    }

    /** How far a time is off: the logarithm of how many times too long or too short. */
    double error(double minutes) {
        return Math.abs(StrictMath.log(Math.max(1, minutes) / example.time()));
    }

    double error() {
        return error(forecast.expected());
    }
}
