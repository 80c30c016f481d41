/** One class per promise, asked of a running suite; and the rules of style, asked of the code. */
package io.langyan.acceptance;
