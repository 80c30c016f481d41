/** Routing shown beforehand (路由预览): what a page would do, told without sending anything. */
package io.langyan.notification.foresight;
