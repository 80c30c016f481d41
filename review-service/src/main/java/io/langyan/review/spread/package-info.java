/** The spread of each crisis over time, thinned, for curves and for what a statement did. */
package io.langyan.review.spread;
