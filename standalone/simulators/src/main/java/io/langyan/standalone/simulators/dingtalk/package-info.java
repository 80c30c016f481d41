/** DingTalk (钉钉) custom group robot with signing (加签), and work notices (工作通知). */
package io.langyan.standalone.simulators.dingtalk;
