package parley.mail;

import java.util.Optional;
import parley.texts.Texts;

/**
 * What somebody sees who followed a link of a mail.
 *
 * @param button what it says, where there is something left to do; the page's own address is what it is sent to
 */
public record MailPage(Texts texts, String title, String text, Optional<String> button) {

    /** Asks; nothing has changed yet. */
    static MailPage asking(Texts texts, String what) {
        return new MailPage(
                texts,
                texts.get("mail.page." + what + ".title"),
                texts.get("mail.page." + what + ".text"),
                Optional.of(texts.get("mail.page." + what + ".button")));
    }

    /** Tells what is so now. */
    static MailPage telling(Texts texts, String what) {
        return new MailPage(
                texts,
                texts.get("mail.page." + what + ".title"),
                texts.get("mail.page." + what + ".text"),
                Optional.empty());
    }
}
