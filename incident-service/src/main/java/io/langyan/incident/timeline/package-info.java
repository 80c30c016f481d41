/**
 * The timeline (时间线): append-only, each entry chained to the one before by hash and signed, so that nobody rewrites what
 * happened. Payloads are hashed with a salt and can be erased without breaking the chain.
 */
package io.langyan.incident.timeline;
