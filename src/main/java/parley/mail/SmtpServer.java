package parley.mail;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who takes our mail. Never shows its password.
 *
 * @param authority certificates (PEM) that its own must come from, or be; those that Java trusts where there is none
 */
public record SmtpServer(
        String host, int port, Tls tls, Optional<Path> authority, Optional<String> user, Optional<String> password) {

    public enum Tls {
        /** From the first byte (RFC 8314, section 3.3). */
        IMPLICIT,
        /** STARTTLS, or no mail (RFC 3207). */
        REQUIRED,
        /** STARTTLS where it is offered: keeps out those who listen, not those who meddle. */
        PREFERRED,
        OFF
    }

    @Override
    public String toString() {
        return "SmtpServer[" + host + ":" + port + ", tls=" + tls + ", user=" + user.map(name -> "given") + "]";
    }
}
