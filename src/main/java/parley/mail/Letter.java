package parley.mail;

import java.util.Map;

/**
 * A mail as it is handed over.
 *
 * @param id without angle brackets; the same at each try
 * @param subject one line
 * @param text the plain alternative
 * @param headers beside those that every mail has; their values are of our own making
 */
public record Letter(String id, Mailbox to, String subject, String text, String html, Map<String, String> headers) {}
