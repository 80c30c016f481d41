/**
 * Which mentions are one matter (故事, a story): decided mention by mention in the order they come, from near-duplicate text, shared watch
 * terms and replies to their parent. What was decided stays; only people move mentions.
 */
package io.langyan.grading.story;
