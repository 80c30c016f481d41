/** One number from 0 to 100 for how grave a story is (评分), and the factors it is made of: for sorting and explaining, never for levels. */
package io.langyan.grading.score;
