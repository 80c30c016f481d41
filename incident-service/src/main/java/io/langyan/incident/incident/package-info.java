/** The incident (事件): the aggregate that decides, its parts, its repository, and how a decision is put on record. */
package io.langyan.incident.incident;
