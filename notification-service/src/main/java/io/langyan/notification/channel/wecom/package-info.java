/** WeChat Work (企业微信) group robot. */
package io.langyan.notification.channel.wecom;
