/** Tencent Cloud SMS (腾讯云短信), {@code SendSms} behind signature V3. */
package io.langyan.standalone.simulators.tencent;
