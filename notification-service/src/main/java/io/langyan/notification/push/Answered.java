package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;

/** What came of an attempt of one push. */
record Answered(Sending sending, Sending.Begun push, Outcome outcome) {}
