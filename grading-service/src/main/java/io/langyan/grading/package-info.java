/** Grading (分级): mentions become stories, stories have spread and levels, and those leave as crises. */
package io.langyan.grading;
