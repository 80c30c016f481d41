/** The compact log of what grading was given: samples, readings and membership, for grading any period again. */
package io.langyan.grading.recorded;
