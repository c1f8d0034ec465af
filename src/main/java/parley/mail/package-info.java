/**
 * Who wants mail, and has it been sent? Addresses that guests confirmed, what each is to be told, and the outbox.
 *
 * <p>Answers: {@link parley.mail.ConfirmMail}, {@link parley.mail.StopMail}. Tells: nothing. Follows: the
 * journal, behind {@code notifications}. Owns the tables {@code mail_box}, {@code mail_address}, {@code mail_wish}, {@code
 * mail_outbox} and {@code mail_tiding}.
 */
@NullMarked
package parley.mail;

import org.jspecify.annotations.NullMarked;
