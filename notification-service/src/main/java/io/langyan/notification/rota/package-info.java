/** Rotas (值班): whose turn it is; people and rotas over REST, for a change of either changes who is on duty. */
package io.langyan.notification.rota;
