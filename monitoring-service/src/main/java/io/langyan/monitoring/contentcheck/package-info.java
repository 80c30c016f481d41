/** The check before something is published (营销内容审核): risky phrases with their place, reason, law and what to write instead. */
package io.langyan.monitoring.contentcheck;
