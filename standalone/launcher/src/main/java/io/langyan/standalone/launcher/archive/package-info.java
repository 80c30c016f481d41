/** Archives of loaded classes (AppCDS): learnt at one start, made in the background, used by the next. */
package io.langyan.standalone.launcher.archive;
