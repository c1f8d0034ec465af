package parley.people;

import java.util.Optional;
import parley.texts.Texts;
import parley.web.Caller;
import parley.web.Right;

/**
 * What every page of this room knows.
 *
 * @param who nobody on pages before the sign-in
 * @param error what is wrong with what was sent, for people; empty for nothing
 */
public record ConsolePage(Texts t, String title, Optional<Caller.Staff> who, String error) {

    static ConsolePage of(Texts t, String title, Caller.Staff who) {
        return new ConsolePage(t, title, Optional.of(who), "");
    }

    static ConsolePage of(Texts t, String title) {
        return new ConsolePage(t, title, Optional.empty(), "");
    }

    ConsolePage wrong(String what) {
        return new ConsolePage(t, title, who, what);
    }

    public boolean manages() {
        return who.filter(staff -> staff.may(Right.MANAGE_STAFF)).isPresent();
    }

    /** The name of a role, in the page's language. */
    public String role(String label) {
        return t.get("staff.role." + label);
    }

    public String state(String label) {
        return t.get("staff.state." + label);
    }

    public String scope(String label) {
        return t.get("staff.scope." + label);
    }
}
