/** Feishu (飞书) custom group robot with signing. */
package io.langyan.notification.channel.feishu;
