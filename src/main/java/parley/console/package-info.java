/**
 * How does the newsroom work? Pages under {@code /console}: queues, one comment, a site's policy, statistics, the audit.
 *
 * <p>Answers: no command. It is an edge, like the API's routes: it asks what the feature rooms answer, shows it, and decides
 * nothing. Tells nothing, follows nothing. Owns no table.
 */
@NullMarked
package parley.console;

import org.jspecify.annotations.NullMarked;
