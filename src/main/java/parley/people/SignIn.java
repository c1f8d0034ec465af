package parley.people;

import parley.bus.Command;
import parley.event.StaffId;

/**
 * Signs somebody in by mail address and password. A wrong one, an unknown address, and an account that is disabled or was
 * never entered have one answer, and take the same time.
 *
 * @param browser where the session is to be
 */
record SignIn(String mail, String password, Sessions.Browser browser) implements Command<SignIn.Outcome> {

    sealed interface Outcome {}

    /** @param session what the cookie is to hold */
    record In(String session) implements Outcome {}

    /** The password was right, and a code is asked for too. */
    record SecondStep(StaffId staff) implements Outcome {}

    record No() implements Outcome {}

    /** Never shows the password. */
    @Override
    public String toString() {
        return "SignIn[]";
    }
}
