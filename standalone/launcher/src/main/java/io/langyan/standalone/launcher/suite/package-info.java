/** What belongs to the suite, in which order it starts, and when it is ready. */
package io.langyan.standalone.launcher.suite;
