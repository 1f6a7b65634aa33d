package org.visibles.youth;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.RuleViolation;

/** Phone numbers: given in any form, a number without country code being French, kept in E.164. */
public final class Phones {

    static final int MOST = 5;
    private static final String REGION = "FR";
    private static final int LONGEST = 60;
    /** Given to nobody, for fiction (Arcep, décision 2018-0881): what the demo and trainings use. */
    private static final Pattern FICTION = Pattern.compile("\\+3363998\\d{4}");

    private Phones() {}

    /**
     * Numbers as they are kept, each once.
     *
     * @throws RuleViolation {@code rule.youth.phone} for one that cannot be, {@code rule.youth.phones} for too many
     */
    public static List<String> kept(List<String> given) {
        Set<String> kept = new LinkedHashSet<>();
        int position = 0;
        for (String text : given) {
            position++;
            String clean = FreeText.line(text, LONGEST, "rule.youth.too-long.phones");
            if (clean != null) {
                kept.add(e164(clean, position));
            }
        }
        if (kept.size() > MOST) {
            throw new RuleViolation("rule.youth.phones", MOST);
        }
        return List.copyOf(kept);
    }

    private static String e164(String text, int position) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(text, REGION);
            String e164 = phones.format(number, PhoneNumberFormat.E164);
            if (phones.isValidNumber(number) || FICTION.matcher(e164).matches()) {
                return e164;
            }
        } catch (NumberParseException unreadable) {
            throw new RuleViolation("rule.youth.phone", position);
        }
        throw new RuleViolation("rule.youth.phone", position);
    }

    /** As people write it: in the French way for a French number, else with its country code. */
    public static String shown(String e164) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(e164, REGION);
            return phones.format(
                    number,
                    number.getCountryCode() == phones.getCountryCodeForRegion(REGION)
                            ? PhoneNumberFormat.NATIONAL
                            : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException unreadable) {
            return e164;
        }
    }
}
