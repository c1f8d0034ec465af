package parley.transfer;

/** Takes the pages of an export one by one, while the rest of it is still unread. */
@FunctionalInterface
public interface PageVisitor {

    void visit(ForeignPage page);
}
