/**
 * What can happen? One sealed catalogue, and the ids that it names.
 *
 * <p>Answers: nothing. Tells and follows: nothing itself; every other room speaks in its words. Owns no table.
 */
@NullMarked
package parley.event;

import org.jspecify.annotations.NullMarked;
