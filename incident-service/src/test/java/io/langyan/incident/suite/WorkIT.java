package io.langyan.incident.suite;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises asked of the packaged service, natively when it was built so. */
@QuarkusIntegrationTest
class WorkIT extends WorkTest {}
