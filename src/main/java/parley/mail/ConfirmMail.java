package parley.mail;

import java.util.UUID;
import parley.bus.Command;

/** The owner of a mailbox says yes. Answered with whether the address is still known; saying it twice changes nothing. */
public record ConfirmMail(UUID address) implements Command<Boolean> {}
