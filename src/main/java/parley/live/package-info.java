/**
 * Who is listening now? One ring of encoded events a discussion, and sockets that are cursors into it; and for each who
 * shows a ticket, what they alone are told.
 *
 * <p>Answers: nothing; its routes speak WebSocket, server-sent events and pages of events. Tells: nothing. Follows
 * {@link parley.journal.News} and {@link parley.journal.Rewound}. Owns no table: what it holds can be read again.
 */
@NullMarked
package parley.live;

import org.jspecify.annotations.NullMarked;
