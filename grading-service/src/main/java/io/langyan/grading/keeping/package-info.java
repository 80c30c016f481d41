/** How what is no longer kept is taken away beside the work that goes on. */
package io.langyan.grading.keeping;
