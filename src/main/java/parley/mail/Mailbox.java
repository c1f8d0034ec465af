package parley.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.event.Hash;

/**
 * An address that we are willing to write to, as it goes on the envelope: plain ASCII without quotes, comments, routes or
 * control characters (dot-atom of RFC 5322, section 3.2.3), so that no header or SMTP line can be smuggled in with it.
 */
public record Mailbox(String address) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    /** Empty for what we do not write to: what is no address, and local parts beyond ASCII (RFC 6531). */
    public static Optional<Mailbox> of(String typed) {
        var text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1
                || at > LONGEST_LOCAL
                || !LOCAL.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(text.substring(at + 1))
                .map(domain -> text.substring(0, at) + "@" + domain)
                .filter(address -> address.length() <= LONGEST)
                .map(Mailbox::new);
    }

    /** Names in other scripts travel as their ASCII form (RFC 5891). */
    private static Optional<String> domain(String typed) {
        try {
            var ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(name -> DOMAIN.matcher(name).matches());
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /**
     * What caps and refusals are counted by: the hash of the mailbox, however it is spelled. Case and what follows a
     * {@code +} do not make another one.
     */
    public String box() {
        int at = address.lastIndexOf('@');
        var local = address.substring(0, at).toLowerCase(Locale.ROOT).replaceFirst("(?<=.)\\+.*", "");
        return Hash.hex("mailbox/" + local + address.substring(at));
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return address;
    }
}
