/** What the console reads: pages with their pushes. */
package io.langyan.notification.board;
