/** WeChat Work (企业微信) group robot and application messages. */
package io.langyan.standalone.simulators.wecom;
