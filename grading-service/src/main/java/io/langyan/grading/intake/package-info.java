/** Where events come in: mentions and plans through the topology, crises back into the read model. */
package io.langyan.grading.intake;
