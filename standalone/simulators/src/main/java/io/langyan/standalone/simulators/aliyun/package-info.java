/** Alibaba Cloud behind signature V3: SMS (阿里云短信, {@code SendSms}) and calls (语音通知, {@code SingleCallByTts}). */
package io.langyan.standalone.simulators.aliyun;
