/** Templates (模板) as an installation keeps them: what stands, who changed it, what it looks like. */
package io.langyan.notification.template;
