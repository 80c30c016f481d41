/**
 * When a threshold will be passed (预测): a small statistical model over a story's windowed spread. Pure functions; no clock, no policy and no
 * framework. How it was fitted and how well it does stands in grading-service/docs/forecast.md.
 */
package io.langyan.grading.forecast;
