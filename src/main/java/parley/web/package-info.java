/**
 * Who is at the door? HTTP: the server, its routes, the caller, problems as answers, the pages that anybody may read.
 *
 * <p>Answers: nothing; it asks on behalf of the caller. Tells and follows: nothing. Owns no table.
 */
@NullMarked
package parley.web;

import org.jspecify.annotations.NullMarked;
