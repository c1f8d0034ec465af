package parley.people;

import parley.bus.Command;

/** Makes the first owner, by the link that was printed at the start; answered with what the session's cookie is to hold. */
record BecomeOwner(String link, String mail, String name, String password, String lang, Sessions.Browser browser)
        implements Command<String> {
    /** Never shows the password. */
    @Override
    public String toString() {
        return "BecomeOwner[]";
    }
}
