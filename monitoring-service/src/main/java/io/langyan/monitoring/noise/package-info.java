/** Noise (噪声): copies, ads and coordinated posting are marked with their reasons and weigh less; nothing is dropped. */
package io.langyan.monitoring.noise;
