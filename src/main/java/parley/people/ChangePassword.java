package parley.people;

import parley.bus.Command;
import parley.web.Caller;

/** Changes the caller's own password, and ends all their sessions; answered with what the new one's cookie is to hold. */
record ChangePassword(Caller.Staff caller, String current, String next, Sessions.Browser browser)
        implements Command<String> {
    /** Never shows the passwords. */
    @Override
    public String toString() {
        return "ChangePassword[" + caller.id() + "]";
    }
}
