package io.langyan.grading.backtest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises asked of the packaged service, natively when it was built so. */
@QuarkusIntegrationTest
class BacktestsResourceIT extends BacktestsResourceTest {}
