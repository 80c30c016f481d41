/** Processes: starting, watching, measuring and stopping them, and finding those a killed launcher left. */
package io.langyan.standalone.launcher.process;
