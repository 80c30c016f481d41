/** What a text means (研判): sentiment, appeals, risk categories, crisis type, and the words that led there. */
package io.langyan.monitoring.reading;
