/** The review (复盘): drafted when an incident closes, completed as late facts come, signed off. */
package io.langyan.review.review;
