/** Measures the running suite (压测): prints one table, writes JSON, and counts what arrived. */
package io.langyan.standalone.launcher.bench;
