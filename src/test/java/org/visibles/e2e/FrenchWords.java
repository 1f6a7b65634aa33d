package org.visibles.e2e;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.widgets.Texts;

/** Finds on a page in English what the program itself says in French, and the keys that have no text. */
final class FrenchWords {

    private static final Pattern KEY = Pattern.compile("!\\w+([.-]\\w+)+!");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+[^{}]*}");
    /** Shorter frames round an argument would fit anything. */
    private static final int FRAME = 12;

    private static final String VISIBLE = """
            () => {
              const said = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (node.nodeType === Node.ELEMENT_NODE) {
                  said.push(node.getAttribute('aria-label'), node.getAttribute('placeholder'), node.getAttribute('title'));
                } else if (!['STYLE', 'SCRIPT'].includes(node.parentElement.tagName)
                    && !node.parentElement.closest('body [lang="fr"]')
                    && node.parentElement.checkVisibility()) {
                  said.push(node.textContent);
                }
              }
              return said.filter(text => text).map(text => text.trim()).filter(text => text);
            }""";

    private final Set<String> whole;
    private final Predicate<String> framed;

    FrenchWords(Texts texts) {
        Set<String> english = Set.copyOf(texts.all(Locale.ENGLISH).values());
        List<String> french = texts.all(Locale.FRENCH).values().stream()
                .filter(text -> !english.contains(text))
                .toList();
        whole = french.stream()
                .filter(text -> !text.contains("{"))
                .map(text -> text.replace("''", "'"))
                .collect(Collectors.toSet());
        framed = french.stream()
                .filter(text -> ARGUMENT.matcher(text).find())
                .map(text -> text.replace("''", "'"))
                .filter(text -> ARGUMENT.matcher(text).replaceAll("").length() >= FRAME)
                .map(FrenchWords::pattern)
                .map(Pattern::asMatchPredicate)
                .reduce(text -> false, Predicate::or);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                Stream.of(ARGUMENT.split(text, -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    @SuppressWarnings("unchecked")
    List<String> on(Page page) {
        return ((List<String>) page.evaluate(VISIBLE))
                .stream()
                        .filter(text -> whole.contains(text)
                                || framed.test(text)
                                || KEY.matcher(text).find())
                        .distinct()
                        .toList();
    }
}
