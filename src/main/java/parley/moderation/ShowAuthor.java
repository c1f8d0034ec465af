package parley.moderation;

import parley.bus.Command;
import parley.event.SiteKey;
import parley.web.Caller;

/** Reads what the newsroom knows of an author on one site. Fails with NOT_FOUND where nobody of that id wrote there. */
public record ShowAuthor(Caller caller, SiteKey site, String author) implements Command<AuthorCard> {}
