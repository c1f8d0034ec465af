package parley.transfer;

/** How the system a comment comes from had decided about it. */
public enum Approval {
    APPROVED,
    PENDING,
    SPAM,
    TRASH
}
