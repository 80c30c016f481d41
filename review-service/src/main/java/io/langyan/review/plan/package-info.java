/** Replica of the plans (预案): which one a brand lives by, and when its reviews are due. */
package io.langyan.review.plan;
