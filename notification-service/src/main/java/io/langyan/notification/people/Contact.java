package io.langyan.notification.people;

/**
 * How somebody is reached; never returned in clear, never logged.
 *
 * @param channel {@code sms} (a mainland number), {@code wecom-userid}, {@code dingtalk-mobile},
 *     {@code dingtalk-userid}, {@code feishu-openid}, {@code email}
 */
public record Contact(String channel, String value) {

    public static final String SMS = "sms";
    public static final String WECOM_USER = "wecom-userid";
    public static final String DINGTALK_MOBILE = "dingtalk-mobile";
    public static final String DINGTALK_USER = "dingtalk-userid";
    public static final String FEISHU_USER = "feishu-openid";
    public static final String EMAIL = "email";

    @Override
    public String toString() {
        return "Contact[" + channel + "]";
    }
}
