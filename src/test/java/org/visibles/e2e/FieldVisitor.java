package org.visibles.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Somebody in the field with the field page on a phone. */
final class FieldVisitor implements AutoCloseable {

    private static final String COUNT_TOUCHES = """
            window.touches = 0;
            addEventListener('pointerdown', () => { window.touches += 1; }, {capture: true});""";

    private final Visitor visitor;

    FieldVisitor(int port, String login) {
        visitor = Visitor.byTouch(port);
        visitor.context().addInitScript(COUNT_TOUCHES);
        visitor.signIn(login);
    }

    Page page() {
        return visitor.page();
    }

    Visitor visitor() {
        return visitor;
    }

    /** Opens the page for the first time and links the phone, with a code or without. */
    FieldVisitor link(String code) {
        page().navigate(visitor.base() + "terrain");
        tap("Relier ce téléphone");
        if (code == null) {
            tap("Sans code");
        } else {
            type("Code", code);
            type("Le même code, encore une fois", code);
            tap("Garder ce code");
        }
        sees("Commencer");
        return this;
    }

    /** The page's own files are on the phone. */
    FieldVisitor installed() {
        page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page().waitForFunction(
                        "async () => (await (await caches.open((await caches.keys())[0] || 'x')).keys()).length >= 9");
        return this;
    }

    FieldVisitor network(boolean on) {
        visitor.context().setOffline(!on);
        return this;
    }

    /** Leaves the page and comes back to it. */
    FieldVisitor reopen() {
        visitor.reopen("terrain");
        return this;
    }

    FieldVisitor tap(String key) {
        key(key).tap();
        return this;
    }

    Locator key(String text) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(text).setExact(true))
                .last();
    }

    FieldVisitor type(String label, String text) {
        field(label).fill(text);
        return this;
    }

    FieldVisitor choose(String label, String option) {
        field(label).selectOption(option);
        return this;
    }

    Locator field(String label) {
        return page().getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .last();
    }

    /** All that can be read on the page, what one may choose from included. */
    String text() {
        return page().locator("main").textContent();
    }

    /** All that the page keeps on the phone, as it is kept. */
    String stored() {
        return (String) page().evaluate("""
                () => new Promise(done => {
                  const asked = indexedDB.open('visibles-terrain');
                  asked.onsuccess = () => {
                    const read = asked.result.transaction(['meta', 'queue']), all = [];
                    for (const store of ['meta', 'queue']) {
                      read.objectStore(store).getAll().onsuccess = got => all.push(...got.target.result);
                    }
                    read.oncomplete = () => done(JSON.stringify(all));
                  };
                })""");
    }

    FieldVisitor sees(String text) {
        assertThat(page().getByText(text).first()).isVisible();
        return this;
    }

    FieldVisitor unsent(String chip) {
        assertThat(page().locator("#chip"))
                .hasText(
                        Pattern.compile("^" + chip + "$"),
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(60_000));
        return this;
    }

    /** The shortest way: a contact without a name. */
    FieldVisitor meetsSomebody() {
        return tap("Nouvelle rencontre")
                .tap("18–21 ans")
                .tap("Femme")
                .tap("Enregistrer")
                .sees("Rencontre gardée");
    }

    int touches() {
        return ((Number) page().evaluate("() => window.touches")).intValue();
    }

    /** The whole page, with the key at its foot where the page ends. */
    void picture(String name) {
        foot("static");
        visitor.picture("terrain-" + name);
        foot("");
    }

    private void foot(String position) {
        page().evaluate(
                        "position => document.querySelectorAll('.foot').forEach(foot => { foot.style.position = position; })",
                        position);
    }

    /** Sound as it is, and with text twice as large. */
    FieldVisitor check(String name) {
        return inBothSizes(name, visitor::check);
    }

    /** The same without network, of which a browser itself tells in its console. */
    FieldVisitor look(String name) {
        return inBothSizes(name, visitor::checkLook);
    }

    private FieldVisitor inBothSizes(String name, Consumer<String> check) {
        picture(name);
        check.accept("terrain " + name);
        page().evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
        picture(name + "-200");
        check.accept("terrain at 200 %, " + name);
        page().evaluate("() => { document.documentElement.style.fontSize = ''; }");
        return this;
    }

    /** What the browser kept for the page is thrown away, as when a phone runs out of room. */
    void evict() {
        CDPSession session = visitor.context().newCDPSession(page());
        JsonObject arguments = new JsonObject();
        arguments.addProperty("origin", visitor.base().replaceAll("/$", ""));
        arguments.addProperty("storageTypes", "indexeddb");
        session.send("Storage.clearDataForOrigin", arguments);
        session.detach();
    }

    @Override
    public void close() {
        visitor.close();
    }
}
