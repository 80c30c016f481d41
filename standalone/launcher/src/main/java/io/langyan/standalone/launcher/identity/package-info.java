/** The OIDC provider: Keycloak, fetched and built once, its realm with the demo users. */
package io.langyan.standalone.launcher.identity;
