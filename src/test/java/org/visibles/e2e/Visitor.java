package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody at a desk or with a phone in the hand. */
final class Visitor implements AutoCloseable {

    static final String PASSWORD = "Visibles-demo-2019";

    private static final Path PICTURES = Path.of("target", "screenshots");
    /** With {@code -Dmanual.pictures=true} those of the manual are made anew; without, they are left alone. */
    private static final Path MANUAL = Path.of("src", "docs", "manual", "images");

    private static final String IDLE = """
            () => !document.querySelector('.visibles-waiting') && window.Vaadin && window.Vaadin.Flow && window.Vaadin.Flow.clients
              && !window.Vaadin.Flow.navigation
              && Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive || !client.isActive())""";

    /** Follows a link to another page of the program, where one is open that can be left so. */
    private static final String FOLLOW = """
            address => {
              const link = document.createElement('a');
              link.href = address;
              const inside = window.Vaadin && window.Vaadin.Flow && window.Vaadin.Flow.clients
                && !document.querySelector('vaadin-dialog[opened]') && link.pathname !== location.pathname;
              if (inside) {
                document.body.append(link);
                link.click();
                link.remove();
              }
              return !!inside;
            }""";

    /** Captions of tables that are not wholly in sight, before the table is scrolled sideways or after. */
    private static final String CUT_CAPTIONS = """
            () => [...document.querySelectorAll('.visibles-table:has(caption)')].flatMap(region => {
              const caption = region.querySelector('caption');
              const words = document.createRange();
              words.selectNodeContents(caption);
              const before = region.scrollLeft;
              const cut = [0, region.scrollWidth].filter(left => {
                region.scrollLeft = left;
                const box = region.getBoundingClientRect(), text = words.getBoundingClientRect();
                return text.left < box.left - 1 || text.right > box.right + 1;
              });
              region.scrollLeft = before;
              return cut.map(left => caption.textContent + (left ? ' (scrolled)' : ''));
            })""";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private static final int PATIENCE_MS = 40_000;

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private static final Playwright PLAYWRIGHT = Playwright.create();
    private static final Browser BROWSER = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));

    private final BrowserContext context;
    private Page page;
    private final String base;
    private final String device;
    private final List<String> errors = new ArrayList<>();

    /** The one that draws no window, where it is installed: the same engine for less work. */
    private static Path chromium() {
        return Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium-headless-shell")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("/usr/bin/chromium"));
    }

    private Visitor(int port, String device, int width, int height) {
        this(port, device, new Browser.NewContextOptions().setViewportSize(width, height));
    }

    private Visitor(int port, String device, Browser.NewContextOptions options) {
        this.base = "http://localhost:" + port + "/";
        this.device = device;
        context = BROWSER.newContext(options.setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        page = newPage();
    }

    private Page newPage() {
        Page opened = context.newPage();
        opened.onConsoleMessage(this::note);
        opened.onPageError(errors::add);
        return opened;
    }

    /** Closes the page and opens another, as when an app is left and come back to. */
    Visitor reopen(String route) {
        page.close();
        page = newPage();
        page.navigate(base + route);
        return this;
    }

    BrowserContext context() {
        return context;
    }

    String base() {
        return base;
    }

    /** For what a browser itself notes in the console when there is no network. */
    void forgetErrors() {
        errors.clear();
    }

    /** @param device desktop or phone */
    static Visitor on(String device, int port) {
        return device.equals("phone") ? onPhone(port) : atDesk(port);
    }

    static Visitor atDesk(int port) {
        return new Visitor(port, "desktop", 1280, 900);
    }

    static Visitor onPhone(int port) {
        return new Visitor(port, "phone", 360, 740);
    }

    /** The same phone with a finger instead of a mouse. */
    static Visitor byTouch(int port) {
        return new Visitor(
                port,
                "phone",
                new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true));
    }

    boolean atDesk() {
        return device.equals("desktop");
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            errors.add(message.text());
        }
    }

    Page page() {
        return page;
    }

    /** Reads the pages in English from now on, as somebody who has chosen so on this device. */
    Visitor inEnglish() {
        context.addCookies(List.of(new Cookie("visibles-language", "en").setUrl(base)));
        return this;
    }

    /** Signed in without a look at the page for it, which others have: quicker. */
    Visitor signIn(String login) {
        Matcher token = CSRF.matcher(context.request().get(base + "connexion").text());
        assertThat(token.find()).as("token of the sign-in page").isTrue();
        APIResponse answer = context.request()
                .post(
                        base + "connexion",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(FormData.create()
                                        .set("username", login)
                                        .set("password", PASSWORD)
                                        .set("_csrf", token.group(1))));
        assertThat(answer.headers().get("location")).as("after signing in").isIn("/", base);
        page.navigate(base);
        return settle();
    }

    /** Where the page has turned into the one for signing in, which leads back to where one was. */
    Visitor signInAgain(String login, String before) {
        page.waitForURL(base + "connexion");
        errors.clear(); // what the console says of the page that lost its session
        return giveCredentials(login, before);
    }

    /** Fills in the sign-in page that is open, and waits for the address that follows. */
    Visitor giveCredentials(String login, String next) {
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(next);
        settle();
        return this;
    }

    /** The id of the session at the server. */
    String session() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    /** Presses keys without leaving the field. */
    Visitor type(String label, String text) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .last();
        field.click();
        field.pressSequentially(text);
        return this;
    }

    /** What stands in the field of this label. */
    String typed(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .last()
                .inputValue();
    }

    /** As by a link where a page of the program is open, which is quicker, else as by typing the address. */
    Visitor open(String route) {
        if (!Boolean.TRUE.equals(page.evaluate(FOLLOW, base + route))) {
            page.navigate(base + route);
        }
        return settle();
    }

    /** Waits until Vaadin has nothing under way, nor begins anything a moment later, and no figures are being counted. */
    Visitor settle() {
        page.waitForFunction(IDLE);
        page.waitForTimeout(150);
        page.waitForFunction(IDLE);
        return this;
    }

    Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Types into the field of this label, as a person would: the field is left afterwards. */
    Visitor fill(String label, String text) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .last();
        field.fill(text);
        field.press("Tab");
        return settle();
    }

    /** Chooses from a list that opens on a click. */
    Visitor choose(String label, String option) {
        Locator select = page.locator("vaadin-select")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label", new Page.LocatorOptions().setHasText(label))))
                .last();
        select.click();
        Locator item = page.locator(
                        "vaadin-select-list-box:visible vaadin-select-item",
                        new Page.LocatorOptions().setHasText(option))
                .first();
        item.click();
        settle();
        if (select.getAttribute("opened") != null && item.isVisible()) {
            item.click(); // the first click met a list that was still unfolding
        }
        item.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return settle();
    }

    /** Types the begin of what stands in a long list, and takes the first that fits. */
    Visitor pick(String label, String typed) {
        Locator box = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .last();
        makeRoomForList(box);
        box.click();
        box.fill(typed);
        Locator item = page.locator("vaadin-combo-box-item:visible", new Page.LocatorOptions().setHasText(typed))
                .first();
        item.waitFor();
        makeRoomForList(box);
        item.click();
        return settle();
    }

    private static void makeRoomForList(Locator box) {
        box.evaluate("field => field.scrollIntoView({block: 'center'})");
    }

    /** The same where several may be taken; the list is closed afterwards. */
    Visitor pickAmong(String label, String typed) {
        Locator box = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .last();
        box.click();
        box.pressSequentially(typed);
        page.locator("vaadin-multi-select-combo-box-item:visible", new Page.LocatorOptions().setHasText(typed))
                .first()
                .click();
        box.press("Escape");
        return settle();
    }

    /** Opens the calendar of the field of this label by its button, and Escape closes it; no test of axe: it is Vaadin's. */
    Visitor lookAtCalendar(String label, String picture) {
        page.locator("vaadin-date-picker, vaadin-date-time-picker")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label", new Page.LocatorOptions().setHasText(label))))
                .last()
                .locator("[part~=toggle-button]")
                .first()
                .click();
        Locator calendar = page.locator("vaadin-date-picker-overlay-content:visible");
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(calendar)
                .containsText("Aujourd'hui");
        settle().picture(picture);
        page.keyboard().press("Escape");
        calendar.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return settle();
    }

    Visitor tick(String label) {
        page.getByLabel(label).last().check();
        return settle();
    }

    Visitor press(String button) {
        button(button).last().click();
        return settle();
    }

    /** Waits until no dialog is open any more, as after one that saves. */
    Visitor dialogGone() {
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator("vaadin-dialog[opened]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MS));
        return settle();
    }

    /** Has somebody recorded under this pseudonym; gives the address of the record, which is open then. */
    String record(String pseudonym) {
        press("Nouveau jeune").fill("Pseudonyme", pseudonym).press("Enregistrer");
        page.waitForURL("**/jeunes/*");
        settle().sees(pseudonym);
        return page.url();
    }

    void sees(String text) {
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
                        page.getByText(text).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    }

    /** The addresses that the menu offers. */
    List<String> menu() {
        return page.locator("vaadin-side-nav-item").all().stream()
                .map(item -> item.getAttribute("path"))
                .toList();
    }

    void picture(String name) {
        byte[] picture = page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(device).resolve(name + ".png"))
                .setFullPage(true));
        Path inManual = MANUAL.resolve(device + "-" + name + ".png");
        if (Boolean.getBoolean("manual.pictures") && Files.exists(inManual)) {
            try {
                Files.write(inManual, picture);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** From now on the page is drawn without colours, as for who sees none or prints it so. */
    Visitor inGrey() {
        JsonObject how = new JsonObject();
        how.addProperty("type", "achromatopsia");
        context.newCDPSession(page).send("Emulation.setEmulatedVisionDeficiency", how);
        return this;
    }

    /** The page as a printer gets it. */
    void printed(String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        picture(name);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
    }

    /** Nothing serious for who uses a screen reader, nothing to scroll sideways, no caption cut, no error in the console. */
    void check(String where) {
        checkLook(where);
        assertThat(errors).as("console on " + where + " (" + device + ")").isEmpty();
    }

    /** The same where the console has something to say: of a page that is missing, say. */
    void checkLook(String where) {
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        List<String> found = new AxeBuilder(page)
                        .setLegacyMode(true) // without frames the newer mode only opens an empty page each time
                        .options(violations)
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .map(violation -> violation.getId() + ": "
                                + violation.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                        .limit(4)
                                        .toList())
                        .toList();
        assertThat(found).as("axe on " + where + " (" + device + ")").isEmpty();
        assertThat((Integer) page.evaluate(
                        "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
                .as("width of " + where + " (" + device + ")")
                .isLessThanOrEqualTo(1);
        assertThat((List<?>) page.evaluate(CUT_CAPTIONS))
                .as("captions cut on " + where + " (" + device + ")")
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
