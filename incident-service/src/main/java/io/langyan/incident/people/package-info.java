/** Who there is to fill a seat: a replica of the topic {@code people}, without contact points. */
package io.langyan.incident.people;
