/** Rotas (值班表): their layers and overrides; people and rotas over REST, for a change of either changes who is on duty. */
package io.langyan.notification.rota;
