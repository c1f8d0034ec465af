/**
 * Answers the question: how much does the house carry, and what holds it back? Prints a table and fails no build.
 * Answers: no commands.
 * Tells and follows: no events.
 * Owns: the tables of its floor, in a database of its own under {@code target/bench}.
 */
@org.jspecify.annotations.NullMarked
package parley.bench;
