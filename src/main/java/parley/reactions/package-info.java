/**
 * How do people feel? Votes and reactions, and what they add up to.
 *
 * <p>Answers: {@link parley.reactions.CastVote} and {@link parley.reactions.React}. Tells {@code VotesChanged} and {@code
 * ReactionsChanged}, through threading's steps. Owns {@code vote} and {@code reaction}.
 */
@NullMarked
package parley.reactions;

import org.jspecify.annotations.NullMarked;
