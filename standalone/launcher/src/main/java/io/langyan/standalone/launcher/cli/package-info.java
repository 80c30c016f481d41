/** The commands of the suite's life, and the services' offline tools. */
package io.langyan.standalone.launcher.cli;
