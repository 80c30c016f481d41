/** Time passing: due clocks are claimed under a lease, by whichever replica comes first, and told to their incidents. */
package io.langyan.incident.ticking;
