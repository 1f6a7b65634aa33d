package org.visibles.access;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import org.springframework.stereotype.Component;
import org.visibles.kernel.RuleViolation;

/**
 * What a password must be (CNIL, délibération 2022-100): 12 characters of 4 kinds, or 14 of 3, or a phrase of 7 words; and
 * none that is found among the common ones, which a library knows by lists it brings along.
 */
@Component
class PasswordRules {

    /** Longest password, in characters: hashing must not become work without bounds. */
    static final int LONGEST = 128;

    private static final int PHRASE_WORDS = 7;
    private static final int LEAST_DIFFERENT_WORDS = 5;
    /** Guesses below which a password counts as common: some days for one machine at the rate that Argon2id allows. */
    private static final BigDecimal LEAST_GUESSES = new BigDecimal("1e9");

    private static final List<String> FRENCH = List.of(
            "azerty",
            "azertyuiop",
            "qsdfghjklm",
            "wxcvbn",
            "motdepasse",
            "bonjour",
            "soleil",
            "doudou",
            "marseille",
            "rouen",
            "normandie",
            "metropole",
            "visibles",
            "invisibles",
            "chouchou",
            "loulou",
            "nicolas",
            "camille",
            "jetaime",
            "bienvenue",
            "administrateur",
            "mission",
            "locale",
            "missionlocale",
            "association");

    private final Nbvcxz estimator;

    PasswordRules() {
        Dictionary french = new DictionaryBuilder()
                .setDictionaryName("french")
                .setExclusion(false)
                .addWords(FRENCH, 10)
                .createDictionary();
        estimator = new Nbvcxz(new ConfigurationBuilder()
                .setDictionaries(
                        Stream.concat(ConfigurationBuilder.getDefaultDictionaries().stream(), Stream.of(french))
                                .toList())
                .setLocale(Locale.FRENCH)
                .createConfiguration());
    }

    /**
     * @param own words that are easy to guess for this account: login, name, address
     * @throws RuleViolation {@code rule.access.password-long}, {@code rule.access.password-weak},
     *     {@code rule.access.password-common}, {@code rule.access.password-own}
     */
    void check(String password, List<String> own) {
        if (password.length() > LONGEST) {
            throw new RuleViolation("rule.access.password-long", LONGEST);
        }
        if (!isPhrase(password)) {
            int kinds = kinds(password);
            int length = password.codePointCount(0, password.length());
            if (!(length >= 12 && kinds == 4 || length >= 14 && kinds >= 3)) {
                throw new RuleViolation("rule.access.password-weak");
            }
        }
        String folded = password.toLowerCase(Locale.ROOT);
        for (String word : own) {
            for (String part : word.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                if (part.length() >= 4 && folded.contains(part)) {
                    throw new RuleViolation("rule.access.password-own");
                }
            }
        }
        if (estimator.estimate(password).getGuesses().compareTo(LEAST_GUESSES) < 0) {
            throw new RuleViolation("rule.access.password-common");
        }
    }

    private static boolean isPhrase(String password) {
        List<String> words = Arrays.stream(password.split("[\\s\\-_.,]+"))
                .filter(word -> word.codePoints().filter(Character::isLetter).count() >= 2)
                .toList();
        return words.size() >= PHRASE_WORDS && words.stream().distinct().count() >= LEAST_DIFFERENT_WORDS;
    }

    private static int kinds(String password) {
        Map<String, Boolean> kinds = new java.util.HashMap<>();
        password.codePoints()
                .forEach(character -> kinds.put(
                        Character.isUpperCase(character)
                                ? "upper"
                                : Character.isLowerCase(character)
                                        ? "lower"
                                        : Character.isDigit(character) ? "digit" : "other",
                        true));
        return kinds.size();
    }
}
