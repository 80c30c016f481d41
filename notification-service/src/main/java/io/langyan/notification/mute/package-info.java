/** Mutes (静音): for a while, and with a reason, nobody is rung for what is known. They always end. */
package io.langyan.notification.mute;
