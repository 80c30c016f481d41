/** A folder in which crawlers and people leave files: watched, imported from where it was left, never doubled. */
package io.langyan.monitoring.imports.drop;
