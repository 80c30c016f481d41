/** Alibaba Cloud SMS (阿里云短信). */
package io.langyan.notification.channel.aliyun;
