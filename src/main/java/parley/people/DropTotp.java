package parley.people;

import parley.bus.Command;
import parley.web.Caller;

/** The caller is asked for their password alone again. */
record DropTotp(Caller.Staff caller, String password) implements Command<Boolean> {
    /** Never shows the password. */
    @Override
    public String toString() {
        return "DropTotp[" + caller.id() + "]";
    }
}
