/** Alibaba Cloud: SMS (阿里云短信) and calls that speak a text (语音通知). */
package io.langyan.notification.channel.aliyun;
