/** Turns a closed incident (处置) into a review (复盘): what happened, how timely, with what effect, and what was missing. */
package io.langyan.review;
