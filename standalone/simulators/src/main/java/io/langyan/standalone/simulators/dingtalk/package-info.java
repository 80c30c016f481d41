/** DingTalk (钉钉) custom group robot with signing (加签). */
package io.langyan.standalone.simulators.dingtalk;
