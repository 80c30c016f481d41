/** Feishu (飞书) custom group robot with signing (签名校验). */
package io.langyan.standalone.simulators.feishu;
