/** Recorded observations posted as if they happened now (重放). */
package io.langyan.standalone.launcher.replay;
