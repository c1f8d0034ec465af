package parley.moderation;

import parley.bus.Command;
import parley.event.SiteKey;
import parley.web.Caller;

/**
 * Leaves a note on an author for colleagues; readers never see it, nor does the audit. Fails with NOT_FOUND where nobody
 * of that id wrote on the site.
 *
 * @param author their public id
 * @param text at most {@link #LONGEST} characters
 */
public record NoteAuthor(Caller caller, SiteKey site, String author, String text) implements Command<AuthorCard.Note> {
    public static final int LONGEST = 1_000;
}
