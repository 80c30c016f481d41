/** What other services say, taken once each: incidents, pushes, crises, plans. */
package io.langyan.review.intake;
