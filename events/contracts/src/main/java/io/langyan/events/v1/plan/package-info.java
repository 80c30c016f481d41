/** The plan (预案): the one versioned document of policy that the whole suite executes. */
package io.langyan.events.v1.plan;
