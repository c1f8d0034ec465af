/**
 * May it appear at once? Pure checks in one written order ({@link parley.screening.Screening}), and the way from what was typed to safe HTML.
 * Answers: nothing; it is called before a commit, inside it, and for dry runs.
 * Tells and follows: nothing.
 * Owns: no tables.
 */
@org.jspecify.annotations.NullMarked
package parley.screening;
