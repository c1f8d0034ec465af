package parley.mail;

import java.util.List;
import java.util.Optional;
import parley.texts.Texts;

/**
 * What a letter says, for its two templates.
 *
 * @param title also the subject
 * @param intro our own words, before the items
 * @param outro our own words, after them
 * @param stop how to hear nothing more; of what comes once there is none
 */
public record LetterView(
        Texts texts,
        String title,
        List<String> intro,
        List<Item> items,
        Optional<Link> action,
        List<String> outro,
        Optional<Link> stop) {

    /** @param excerpt what somebody wrote, made harmless, line by line; empty for none */
    public record Item(String heading, List<String> excerpt, Optional<String> note, Optional<Link> link) {}

    /** @param address ours, or the publisher's; never one that a commenter named */
    public record Link(String label, String address) {}
}
