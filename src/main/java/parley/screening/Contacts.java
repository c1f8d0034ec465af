package parley.screening;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What leads to a person. Guesses, made so that dates, prices and sizes are left alone. */
enum Contacts {
    MAIL("Please leave out mail addresses.") {
        @Override
        boolean isIn(String text) {
            return mayHoldAddress(text) && ADDRESS.matcher(text).find();
        }
    },
    ACCOUNT("Please leave out account numbers.") {
        @Override
        boolean isIn(String text) {
            return mayHoldNumber(text)
                    && ACCOUNT_BEGIN.matcher(text).results().anyMatch(begin -> isAccount(text, begin.start()));
        }
    },
    PHONE("Please leave out phone numbers.") {
        @Override
        boolean isIn(String text) {
            return mayHoldNumber(text)
                    && NUMBERS.matcher(text)
                            .results()
                            .anyMatch(found -> isPhone(text.substring(found.start(), found.end())));
        }
    };

    /** In brackets as well, as people write it who have been harvested before. */
    private static final String AT = "(?:@|\\h{0,2}[(\\[{]\\h?(?:at|@)\\h?[)\\]}]\\h{0,2})";

    private static final String DOT = "(?:\\.|\\h{0,2}[(\\[{]\\h?(?:dot|punkt|point|\\.)\\h?[)\\]}]\\h{0,2})";

    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}_]" + AT + "(?:[\\p{L}\\p{N}-]{1,63}" + DOT + "){1,5}\\p{L}{2}", Pattern.CASE_INSENSITIVE);

    /** ISO 13616: country, check digits, and up to 30 letters and digits more, usually in groups of four. */
    private static final Pattern ACCOUNT_BEGIN = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}");

    private static final int SHORTEST_ACCOUNT = 15;
    private static final int LONGEST_ACCOUNT = 34;
    private static final int LEAST_ACCOUNT_DIGITS = 10;
    private static final BigInteger CHECK_MODULUS = BigInteger.valueOf(97);

    /** Digits with what stands between those of one number; not inside an address or a larger number. */
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\p{L}\\p{N}/=#_.,+@-])[+(]{0,2}\\d(?:[ \\u00a0()./-]{0,3}\\d){6,}+(?![\\p{L}\\p{N}])");

    /** With a country before it, with the 0 of one's own, or in groups as in North America. */
    private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\(?\\+\\(?|00)[1-9].*");

    private static final Pattern NATIONAL = Pattern.compile("(?:\\(0\\) ?|\\(?0)[1-9].*");
    private static final Pattern IN_GROUPS =
            Pattern.compile("(?:\\([2-9]\\d\\d\\) ?|[2-9]\\d\\d[ .-])\\d{3}[ .-]\\d{4}");
    private static final Pattern DATE = Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}(?!\\d).*");
    private static final int LEAST_DIGITS = 7;
    private static final int LEAST_INTERNATIONAL = 8;
    private static final int LEAST_NATIONAL = 9;

    private final String request;

    Contacts(String request) {
        this.request = request;
    }

    abstract boolean isIn(String text);

    /** What to ask an author for, by the first kind that a text holds. Linear in its length. */
    static Optional<String> in(String text) {
        return Stream.of(values())
                .filter(kind -> kind.isIn(text))
                .map(kind -> kind.request)
                .findFirst();
    }

    /** Asked first, since nearly every comment has none, and the patterns are ten times as slow. */
    private static boolean mayHoldAddress(String text) {
        return text.indexOf('@') >= 0 || text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('{') >= 0;
    }

    private static boolean mayHoldNumber(String text) {
        int digits = 0;
        for (int at = 0; at < text.length() && digits < LEAST_DIGITS; at++) {
            digits += text.charAt(at) >= '0' && text.charAt(at) <= '9' ? 1 : 0;
        }
        return digits == LEAST_DIGITS;
    }

    private static boolean isPhone(String found) {
        long digits = found.chars().filter(Character::isDigit).count();
        if (DATE.matcher(found).matches()) {
            return false;
        }
        boolean international =
                digits >= LEAST_INTERNATIONAL && INTERNATIONAL.matcher(found).matches();
        boolean national = digits >= LEAST_NATIONAL && NATIONAL.matcher(found).matches();
        return international || national || IN_GROUPS.matcher(found).matches();
    }

    /** The words behind an account may look like a part of it, so that every length is tried. */
    private static boolean isAccount(String text, int from) {
        var account = new StringBuilder();
        for (int at = from; at < text.length() && account.length() < LONGEST_ACCOUNT; at++) {
            char unit = text.charAt(at);
            if (isPlain(unit)) {
                account.append(unit);
                boolean ends = at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
                if (ends && checks(account)) {
                    return true;
                }
            } else if (unit != ' ' && unit != '\u00a0') {
                return false;
            }
        }
        return false;
    }

    private static boolean isPlain(char unit) {
        return unit < 0x80 && Character.isLetterOrDigit(unit);
    }

    /** ISO 7064, MOD 97-10: chance lets one of 97 through. */
    private static boolean checks(CharSequence account) {
        if (account.length() < SHORTEST_ACCOUNT
                || account.chars().filter(Character::isDigit).count() < LEAST_ACCOUNT_DIGITS) {
            return false;
        }
        int country = 4;
        var turned = new StringBuilder();
        (account.toString().substring(country) + account.subSequence(0, country))
                .chars()
                .forEach(unit -> turned.append(Character.digit(unit, Character.MAX_RADIX)));
        return new BigInteger(turned.toString()).mod(CHECK_MODULUS).equals(BigInteger.ONE);
    }
}
