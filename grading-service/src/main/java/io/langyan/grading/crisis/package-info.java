/** Crises as people and apps ask for them: the read model fed from the topic {@code crises}, its REST and its live view. */
package io.langyan.grading.crisis;
