package parley.journal;

import java.time.Instant;
import java.util.OptionalLong;
import parley.event.DiscussionId;
import parley.event.Event;
import parley.event.SiteKey;

/**
 * A line of the journal.
 *
 * @param position in the order of commits, over all discussions, without holes; 0 while it is not written yet
 * @param seq the discussion's own count of public changes, without holes; private facts have none
 */
public record Entry(long position, OptionalLong seq, SiteKey site, DiscussionId discussion, Event event, Instant at) {}
