/** The running suite as a client sees it: one origin, a token per user, plain JSON. */
package io.langyan.standalone.launcher.client;
