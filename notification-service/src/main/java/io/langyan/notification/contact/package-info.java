/** Proving contact points (联系方式验证): a code goes out through the point's own channel, and who got it says it. */
package io.langyan.notification.contact;
