/** Turns page requests into pushes until a person answers; owns people, rotas and channels. */
package io.langyan.notification;
