/** People (人员): who they are, which roles they fill, how they are reached. */
package io.langyan.notification.people;
