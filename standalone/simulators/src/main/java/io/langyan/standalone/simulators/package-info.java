/** Stand-ins for the providers on one port: they accept what the vendors accept and refuse what the vendors refuse. */
package io.langyan.standalone.simulators;
