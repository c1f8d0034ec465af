package parley.screening;

/** Refuses what the site never prints, in text, name or website. */
final class BannedWords implements Check {

    @Override
    public Finding inspect(Draft draft) {
        return draft.first(draft.rules().banned())
                .map(found -> Finding.refuse("“" + found + "” is not published on this site."))
                .orElse(Finding.CLEAR);
    }
}
