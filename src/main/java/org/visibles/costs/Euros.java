package org.visibles.costs;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.visibles.kernel.RuleViolation;

/** Reads amounts as people write them: {@code 1 234,56 €}, {@code 1234.5}, {@code 1.234,56}. */
public final class Euros {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s'’]+");
    private static final Pattern CURRENCY = Pattern.compile("^(€|EUR)|(€|EUR|euros?)$", Pattern.CASE_INSENSITIVE);

    /** Digits, in groups of three or not, and at most two after the last comma or point. */
    private static final Pattern AMOUNT = Pattern.compile("(\\d+|\\d{1,3}(?:([.,])\\d{3})+)(?:([.,])(\\d{1,2}))?");

    private Euros() {}

    /**
     * The amount in cents, between 1 and {@link ExpenseContent#MOST_CENTS}.
     *
     * @throws RuleViolation {@code rule.costs.amount} when it is no amount, {@code rule.costs.amount-unclear} when it could
     *     be two ({@code 1.234}: nothing is guessed about money), {@code rule.costs.amount-bounds}
     */
    public static long cents(String typed) {
        String plain = CURRENCY.matcher(BLANKS.matcher(typed).replaceAll("")).replaceAll("");
        Matcher amount = AMOUNT.matcher(plain);
        if (!amount.matches()) {
            throw new RuleViolation(plain.startsWith("-") ? "rule.costs.amount-bounds" : "rule.costs.amount");
        }
        String group = amount.group(2);
        String point = amount.group(3);
        if (group != null
                && point == null
                && amount.group(1).indexOf(group) == amount.group(1).lastIndexOf(group)) {
            throw new RuleViolation("rule.costs.amount-unclear");
        }
        if (group != null && (group.equals(point) || mixed(amount.group(1)))) {
            throw new RuleViolation("rule.costs.amount");
        }
        String whole = amount.group(1).replaceAll("[.,]", "");
        String cents = amount.group(4) == null ? "" : "." + amount.group(4);
        return bounded(new BigDecimal(whole + cents));
    }

    private static boolean mixed(String groups) {
        return groups.indexOf('.') >= 0 && groups.indexOf(',') >= 0;
    }

    private static long bounded(BigDecimal euros) {
        BigDecimal cents = euros.movePointRight(2);
        if (cents.signum() <= 0 || cents.compareTo(BigDecimal.valueOf(ExpenseContent.MOST_CENTS)) > 0) {
            throw new RuleViolation("rule.costs.amount-bounds");
        }
        return cents.longValueExact();
    }
}
