/** The {@code langyan} command: the whole suite on one machine. */
package io.langyan.standalone.launcher;
