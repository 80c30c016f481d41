/** Working days with make-up days (调休): when a number of them has passed, and how sure that is. */
package io.langyan.review.calendar;
