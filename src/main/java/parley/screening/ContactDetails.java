package parley.screening;

import parley.sites.Treatment;

/** Keeps mail addresses, phone numbers and bank accounts from the public, as far as the site wishes. */
final class ContactDetails implements Check {

    @Override
    public Finding inspect(Draft draft) {
        var treatment = draft.policy().contactDetails();
        return treatment == Treatment.ALLOW
                ? Finding.CLEAR
                : Contacts.in(draft.typed().seen())
                        .map(request -> Finding.of(treatment, request))
                        .orElse(Finding.CLEAR);
    }
}
