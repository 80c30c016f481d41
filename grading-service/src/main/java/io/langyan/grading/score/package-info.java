/**
 * Two numbers from 0 to 100, each with what it is made of: how grave a story is (评分) and how far its figures are to be trusted (可信度); for
 * sorting and explaining, never for levels.
 */
package io.langyan.grading.score;
