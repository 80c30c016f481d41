/** Finds words and fields in millions of mentions: an index kept in segments, off the way of what comes in (全文检索). */
package io.langyan.monitoring.search;
