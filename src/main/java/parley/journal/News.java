package parley.journal;

import java.util.List;

/**
 * What the tail tells on the bus: entries in order of position.
 *
 * @param unread lines among them that only a later version understands
 */
public record News(List<Entry> entries, List<Unread> unread) {}
