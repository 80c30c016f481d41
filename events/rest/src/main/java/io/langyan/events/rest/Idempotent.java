package io.langyan.events.rest;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A creating write that heeds {@code Idempotency-Key}: per principal and route, for 24 hours, the same body gets the same
 * answer without being carried out again, another body is refused with 422, one still at work with 409.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {}
