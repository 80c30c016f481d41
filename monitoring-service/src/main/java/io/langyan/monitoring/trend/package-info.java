/** How much is said about a brand over time, in which words (声量 情感 热词), and when that is far more than usual (声量异常). */
package io.langyan.monitoring.trend;
