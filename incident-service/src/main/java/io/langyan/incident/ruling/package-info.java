/** What the domain answers when asked: granted, or refused with a reason; and how a refusal reads to a caller. */
package io.langyan.incident.ruling;
