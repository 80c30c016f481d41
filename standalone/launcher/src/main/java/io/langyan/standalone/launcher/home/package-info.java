/** The directory that holds what a suite keeps: data, secrets, logs, and the record of what runs. */
package io.langyan.standalone.launcher.home;
