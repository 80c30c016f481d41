/** Repeats (重复): what did not ring because its group had rung, kept so that it can be seen and rung after all. */
package io.langyan.notification.repeat;
