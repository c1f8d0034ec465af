package parley.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom our mails come from.
 *
 * @param name plain letters, digits and simple signs; empty for none
 */
public record From(String name, Mailbox mailbox) {
    /** What the demo's sink is sent from, where nothing is set. */
    public static final From DEMO = new From("Parley", new Mailbox("parley@localhost.example"));

    private static final Pattern NAMED = Pattern.compile("\"?(?<name>[^<>\"\\p{Cntrl}]*?)\"?\\s*<(?<address>[^<>]+)>");

    /** @param text an address alone, or {@code Name <address>} */
    public static Optional<From> of(String text) {
        var named = NAMED.matcher(text.strip());
        return named.matches()
                ? Mailbox.of(named.group("address"))
                        .map(mailbox -> new From(named.group("name").strip(), mailbox))
                : Mailbox.of(text).map(mailbox -> new From("", mailbox));
    }
}
