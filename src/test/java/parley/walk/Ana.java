package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import parley.rig.HostPage;

/** Ana Reis, who writes beneath a publisher's article. */
final class Ana {
    private Ana() {}

    /** Opens it, and goes to the form. */
    static Page opens(HostPage host, String key) {
        var page = host.open(key);
        assertThat(page.locator(".parley.awake")).isVisible();
        text(page).click();
        assertThat(page.locator(".reply .tools")).isVisible();
        return page;
    }

    static Locator text(Page page) {
        return page.locator(".reply textarea");
    }

    static void signs(Page page) {
        page.locator(".reply input[name=name]").fill("Ana Reis");
        page.locator(".reply [name=email]").fill("ana@example.org");
    }
}
