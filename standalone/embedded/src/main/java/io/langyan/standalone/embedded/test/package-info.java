/** What the tests of the services share: one PostgreSQL and one Kafka per JVM, and tokens the services trust. */
package io.langyan.standalone.embedded.test;
