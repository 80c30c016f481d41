/** What channels themselves have to tell (渠道告警), before it is too late: that one is down, or its month nearly used up. */
package io.langyan.notification.alarm;
