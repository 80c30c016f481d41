/** Holds the chart to what an API server accepts: real Helm renders it, strict reading and hand-written rules judge it. */
package io.langyan.k8s;
