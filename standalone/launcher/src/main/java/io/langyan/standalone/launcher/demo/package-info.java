/** A synthetic crisis fed through the running suite and told with its times (演示). */
package io.langyan.standalone.launcher.demo;
