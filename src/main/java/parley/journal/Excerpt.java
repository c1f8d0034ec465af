package parley.journal;

import java.util.List;

/**
 * Some lines of the journal.
 *
 * @param entries what this version understands, in order
 * @param last the position of the last line, whatever its kind; 0 where there are none
 * @param lines how many there are, of all kinds
 */
record Excerpt(List<Entry> entries, List<Unread> unread, long last, int lines) {}
