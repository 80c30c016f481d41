/** Filters of the ledger kept under a name (收藏视图): one's own, or shared with all who may see the brand. */
package io.langyan.monitoring.savedview;
