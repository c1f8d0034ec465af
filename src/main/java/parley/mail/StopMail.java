package parley.mail;

import java.util.UUID;
import parley.bus.Command;

/** The owner of a mailbox says no more. Answered with whether the address is still known; saying it twice changes nothing. */
public record StopMail(UUID address) implements Command<Boolean> {}
