/** WeChat Work (企业微信): group robot, messages of an application, and cards whose buttons call back. */
package io.langyan.notification.channel.wecom;
