/** Test sends (试发): a page that never was, through a real channel, to one person. */
package io.langyan.notification.testsend;
