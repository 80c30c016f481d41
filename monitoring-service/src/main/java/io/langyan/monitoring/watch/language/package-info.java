/** The language of watch rules (监测规则): how it is read, what is refused, and what a rule cannot do without. */
package io.langyan.monitoring.watch.language;
