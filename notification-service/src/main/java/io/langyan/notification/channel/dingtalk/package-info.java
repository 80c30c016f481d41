/** DingTalk (钉钉) group robot with signing, and work notices. */
package io.langyan.notification.channel.dingtalk;
