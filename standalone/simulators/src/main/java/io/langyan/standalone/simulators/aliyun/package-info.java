/** Alibaba Cloud SMS (阿里云短信), {@code SendSms} behind signature V3. */
package io.langyan.standalone.simulators.aliyun;
