package parley.people;

import parley.bus.Command;

/** Takes an invitation, by its link; answered with what the session's cookie is to hold. */
record AcceptInvitation(String link, String name, String password, Sessions.Browser browser)
        implements Command<String> {
    /** Never shows the password. */
    @Override
    public String toString() {
        return "AcceptInvitation[]";
    }
}
