package org.visibles.exchange.column;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Qpv;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.YouthDetails;

/** Puts the cells of a row in the terms of a record; what cannot be put so is a {@link Problem}. */
public final class RowReader {

    /** In place of a pseudonym that is made when the record is. */
    public static final String NO_PSEUDONYM = "Jeune";

    private static final String NO_QPV = "NONE";
    /** What was written so that no spreadsheet takes it for a formula. */
    private static final Pattern DEFUSED = Pattern.compile("'[=+\\-@\t\r]");

    private final Columns columns;
    private final Terms terms;
    private final Towns towns;
    private final LocalDate today;
    private final Map<Field, List<Integer>> places = new EnumMap<>(Field.class);

    public RowReader(Columns columns, Terms terms, Towns towns, LocalDate today) {
        this.columns = columns;
        this.terms = terms;
        this.towns = towns;
        this.today = today;
        for (Field field : Field.values()) {
            places.put(field, columns.of(field));
        }
    }

    private List<Integer> places(Field field) {
        return places.getOrDefault(field, List.of());
    }

    /** @param problems empty where each cell was understood */
    public record Read(YouthDetails details, List<Problem> problems) {}

    public Read read(List<String> cells) {
        Row row = new Row(cells);
        YouthDetails.Builder details =
                YouthDetails.named(Objects.requireNonNullElse(row.text(Field.PSEUDONYM), NO_PSEUDONYM));
        if (!terms.pseudonymous()) {
            row.identity(details);
        }
        row.rest(details);
        return new Read(details.build(), row.problems);
    }

    /**
     * The cells without what identifies and without what is not read; of a day of birth its age band is left.
     */
    public List<String> withoutIdentity(List<String> cells) {
        List<String> kept = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            Field field = columns.fields().get(column);
            String cell = cells.get(column).strip();
            if (field == Field.BIRTH_DATE) {
                kept.add(age(cell));
            } else {
                kept.add(field == null || field.identifying() ? "" : cell);
            }
        }
        return kept;
    }

    private String age(String birth) {
        LocalDate day = Days.parse(birth, today);
        AgeBand band = day == null || day.isAfter(today)
                ? null
                : band(Period.between(day, today).getYears());
        return band == null ? "" : band.youngest() + "-" + band.oldest();
    }

    private static @Nullable AgeBand band(int age) {
        for (AgeBand band : AgeBand.values()) {
            if (age >= band.youngest() && age <= band.oldest()) {
                return band;
            }
        }
        return null;
    }

    private final class Row {

        private final List<String> cells;
        private final List<Problem> problems = new ArrayList<>();

        Row(List<String> cells) {
            this.cells = cells;
        }

        private int column(Field field) {
            List<Integer> of = places(field);
            return of.isEmpty() ? -1 : of.getFirst();
        }

        private String cell(int column) {
            String cell =
                    column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
            return DEFUSED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
        }

        private @Nullable String text(Field field) {
            String text = cell(column(field));
            return text.isEmpty() ? null : text;
        }

        private void identity(YouthDetails.Builder details) {
            details.lastName(text(Field.LAST_NAME)).firstName(text(Field.FIRST_NAME));
            String whole = text(Field.FULL_NAME);
            if (whole != null && (text(Field.LAST_NAME) == null || text(Field.FIRST_NAME) == null)) {
                FullName name = FullName.of(whole);
                details.lastName(name.last()).firstName(name.first());
                if (!name.certain()) {
                    doubt(Field.FULL_NAME, "exchange.problem.full-name");
                }
            }
            details.birthDate(day(Field.BIRTH_DATE))
                    .phones(places(Field.PHONE).stream()
                            .flatMap(column -> PhoneCell.numbers(cell(column)).stream())
                            .toList())
                    .email(text(Field.EMAIL))
                    .handle(text(Field.HANDLE))
                    .imilo(text(Field.IMILO))
                    .address(address());
            details.informedMeans(terms.informedMeans());
            chosen(Field.INFORMED_MEANS, Choices.Means::valueOf, details::informedMeans);
            LocalDate informed = day(Field.INFORMED_ON);
            details.informedOn(informed == null ? terms.informedOn() : informed);
        }

        private @Nullable String address() {
            StringBuilder address = new StringBuilder();
            places(Field.ADDRESS).stream()
                    .map(this::cell)
                    .filter(part -> !part.isEmpty())
                    .forEach(part ->
                            address.append(address.isEmpty() ? "" : ", ").append(part));
            return address.isEmpty() ? null : address.toString();
        }

        private void rest(YouthDetails.Builder details) {
            chosen(Field.SEX, Choices.Sex::valueOf, details::sex);
            chosen(Field.DIPLOMA, Choices.Diploma::valueOf, details::diploma);
            chosen(Field.SITUATION, Choices.Situation::valueOf, details::situation);
            chosen(Field.HOUSING, Choices.Housing::valueOf, details::housing);
            chosen(Field.KNOWN, Choices.Known::valueOf, details::known);
            chosen(Field.DISABILITY, "YES"::equals, details::disability);
            details.language(text(Field.LANGUAGE))
                    .firstContactOn(day(Field.FIRST_CONTACT))
                    .lastSpeOn(day(Field.LAST_SPE))
                    .ageBand(ageBand());
            place(details);
        }

        private void place(YouthDetails.Builder details) {
            String town = text(Field.COMMUNE);
            String commune = town == null ? null : towns.commune(town, text(Field.POSTAL_CODE));
            if (town != null && commune == null) {
                doubt(Field.COMMUNE, "exchange.problem.commune");
            }
            details.commune(commune);
            String quarter = text(Field.QPV);
            if (quarter == null) {
                return;
            }
            if (NO_QPV.equals(WordLists.code(Field.QPV.name(), Folded.of(quarter)))) {
                details.qpv(NO_QPV);
                return;
            }
            Qpv found = towns.quarter(quarter);
            if (found == null || commune != null && !commune.equals(found.communeCode())) {
                doubt(Field.QPV, "exchange.problem.qpv");
            } else {
                details.commune(found.communeCode()).qpv(found.code());
            }
        }

        private @Nullable AgeBand ageBand() {
            String born = terms.pseudonymous() ? text(Field.BIRTH_DATE) : null;
            String age = born == null ? text(Field.AGE) : born;
            if (age == null) {
                return null;
            }
            String folded = Folded.of(age);
            String code = WordLists.code(Field.AGE.name(), folded);
            if (code != null) {
                return AgeBand.valueOf(code);
            }
            String years = folded.replaceFirst(" ?ans?$", "");
            AgeBand band = years.matches("\\d{1,3}") ? band(Integer.parseInt(years)) : null;
            if (band == null) {
                doubt(Field.AGE, "exchange.problem.choice");
            }
            return band;
        }

        private @Nullable LocalDate day(Field field) {
            String text = text(field);
            LocalDate day = text == null ? null : Days.parse(text, today);
            if (text != null && day == null) {
                problems.add(new Problem(column(field), "exchange.problem.day", List.of(), text, true));
            }
            return day;
        }

        private <T> void chosen(Field field, Function<String, T> value, Consumer<T> to) {
            String text = text(field);
            if (text != null) {
                String code = WordLists.code(field.name(), Folded.of(text));
                if (code == null) {
                    doubt(field, "exchange.problem.choice");
                } else {
                    to.accept(value.apply(code));
                }
            }
        }

        private void doubt(Field field, String key) {
            int column = column(field);
            problems.add(new Problem(column, key, List.of(), cell(column), false));
        }
    }
}
