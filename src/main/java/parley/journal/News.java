package parley.journal;

import java.util.List;

/** What the tail tells on the bus: entries in order of position. */
public record News(List<Entry> entries) {}
