/** What the console reads: pages with their pushes, and what did not ring because of them. */
package io.langyan.notification.board;
