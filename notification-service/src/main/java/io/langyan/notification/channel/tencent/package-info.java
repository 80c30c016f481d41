/** Tencent Cloud SMS (腾讯云短信). */
package io.langyan.notification.channel.tencent;
