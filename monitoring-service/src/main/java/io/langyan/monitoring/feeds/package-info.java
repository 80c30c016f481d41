/** Feeds (RSS, Atom, JSON Feed; RSSHub as it is) are polled, and what is new or changed in them becomes observations. */
package io.langyan.monitoring.feeds;
