/** What a review says: timeliness, pages, spread around each statement, gaps, timeline; computed from facts, written in two languages. */
package io.langyan.review.report;
