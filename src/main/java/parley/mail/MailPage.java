package parley.mail;

import java.util.Optional;
import parley.texts.Texts;

/**
 * What somebody sees who followed a link of a mail.
 *
 * @param site who writes these mails; empty where the link is not good
 * @param address the reader's, so far as to recognise it: who looks on must not learn it
 * @param button what it says, where there is something left to do; the page's own address is what it is sent to
 */
public record MailPage(
        Texts texts, Optional<String> site, String address, String title, String text, Optional<String> button) {

    /** Asks; nothing has changed yet. */
    static MailPage asking(Texts texts, Tidings.Reader reader, String what) {
        return new MailPage(
                texts,
                Optional.of(reader.site()),
                masked(reader.address()),
                texts.get("mail.page." + what + ".title"),
                texts.get("mail.page." + what + ".text"),
                Optional.of(texts.get("mail.page." + what + ".button")));
    }

    /** Tells what is so now. */
    static MailPage telling(Texts texts, Optional<Tidings.Reader> reader, String what) {
        return new MailPage(
                texts,
                reader.map(Tidings.Reader::site),
                reader.map(known -> masked(known.address())).orElse(""),
                texts.get("mail.page." + what + ".title"),
                texts.get("mail.page." + what + ".text"),
                Optional.empty());
    }

    private static String masked(String address) {
        return address.charAt(0) + "…" + address.substring(address.lastIndexOf('@'));
    }
}
