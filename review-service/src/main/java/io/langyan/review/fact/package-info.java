/** What happened, as the topics told it: the log of each incident that a review rests on. */
package io.langyan.review.fact;
