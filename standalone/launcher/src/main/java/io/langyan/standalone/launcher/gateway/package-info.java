/** One origin before the services, sign-in and console. */
package io.langyan.standalone.launcher.gateway;
