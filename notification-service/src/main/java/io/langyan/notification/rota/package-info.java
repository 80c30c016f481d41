/** Rotas (值班): whose turn it is. */
package io.langyan.notification.rota;
