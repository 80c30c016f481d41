/** What to listen for: terms of the plan's brands and of watch rules (监测规则), compiled into one automaton. */
package io.langyan.monitoring.watch;
