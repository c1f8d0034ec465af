/**
 * Where does it stand? Discussions and their trees of comments: the steps that change them, and the pages that show
 * them.
 *
 * <p>Answers: nothing; {@code web} reads its pages without a hop. Tells: nothing of its own, {@link
 * parley.threading.Threads} appends for those who change. Follows: everything, to mark pages stale. Owns {@code
 * discussion}, {@code comment} and {@code ranking}.
 */
@NullMarked
package parley.threading;

import org.jspecify.annotations.NullMarked;
