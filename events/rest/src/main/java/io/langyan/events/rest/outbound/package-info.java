/** Where a service may send to when people enter the address: one judgement for the suite, so that no copy of it forgets a network. */
package io.langyan.events.rest.outbound;
