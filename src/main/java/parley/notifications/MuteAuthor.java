package parley.notifications;

import parley.bus.Command;
import parley.event.GuestId;
import parley.event.SiteKey;

/**
 * Hears nothing more of somebody on a site, or does again; doing it again changes nothing.
 *
 * @param author by public id
 * @param on whether they are muted
 */
public record MuteAuthor(GuestId person, SiteKey site, String author, boolean on) implements Command<Boolean> {}
