/** E-mail (邮件) over a relay of the customer, by SMTP. */
package io.langyan.notification.channel.email;
