/** Cards (卡片) on phones, and their buttons, which are replaced for everybody once a page needs no answer any more. */
package io.langyan.notification.card;
