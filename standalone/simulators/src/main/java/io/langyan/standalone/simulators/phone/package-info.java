/** The phones: every message that a provider accepted, as its reader would see it. */
package io.langyan.standalone.simulators.phone;
