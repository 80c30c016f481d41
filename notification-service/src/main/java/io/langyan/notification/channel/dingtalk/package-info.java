/** DingTalk (钉钉) group robot with signing. */
package io.langyan.notification.channel.dingtalk;
