/** What is encrypted at rest: contact points and credentials. */
package io.langyan.notification.secret;
