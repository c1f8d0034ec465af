/**
 * What do we say, and in which language? The sentences of pages, mails and scripts, from message bundles.
 *
 * <p>Answers: nothing. Tells and follows: nothing. Owns no table.
 */
@NullMarked
package parley.texts;

import org.jspecify.annotations.NullMarked;
