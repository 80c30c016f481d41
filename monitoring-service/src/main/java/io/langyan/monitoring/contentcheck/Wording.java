package io.langyan.monitoring.contentcheck;

/** One thing said in both languages. */
record Wording(String zh, String en) {}
