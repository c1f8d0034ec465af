package parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ida@example.org\r\nBcc: all@example.org",
                "ida@example.org\nDATA",
                "ida\r@example.org",
                "ida@example.org, all@example.org",
                "ida@example.org;all@example.org",
                "<ida@example.org>",
                "ida <ida@example.org>",
                "ida(all@example.org)@example.org",
                "\"ida all\"@example.org",
                "@relay.example:ida@example.org",
                "ida@[127.0.0.1]",
                "ida@localhost",
                "ida@example.org> SIZE=1",
                "i..da@example.org",
                ".ida@example.org",
                "ida@-example.org",
                "ida@example..org",
                "ida@example.123",
                "jürgen@example.org",
                "ida\u0000@example.org",
                "ida@exa mple.org",
                "@example.org",
                "ida@",
                "ida",
                ""
            })
    void whatCouldSmuggleSomethingInIsNoAddress(String typed) {
        assertThat(Mailbox.of(typed)).isEmpty();
    }

    @Test
    void whatPeopleHaveIsOne() {
        assertThat(Mailbox.of(" Ida.O'Neill+news@Example.ORG ")).hasValue(new Mailbox("Ida.O'Neill+news@example.org"));
        assertThat(Mailbox.of("ida@bücher.example")).hasValue(new Mailbox("ida@xn--bcher-kva.example"));
        assertThat(Mailbox.of("a".repeat(64) + "@example.org")).isPresent();
        assertThat(Mailbox.of("a".repeat(65) + "@example.org")).isEmpty();
    }

    @Test
    void oneMailboxIsCountedOnceHoweverItIsSpelled() {
        var box = new Mailbox("ida@example.org").box();
        assertThat(new Mailbox("IDA@example.org").box()).isEqualTo(box);
        assertThat(new Mailbox("ida+a@example.org").box()).isEqualTo(box);
        assertThat(new Mailbox("ida@other.example.org").box()).isNotEqualTo(box);
        assertThat(new Mailbox("+a@example.org").box()).isNotEqualTo(new Mailbox("+b@example.org").box());
    }
}
