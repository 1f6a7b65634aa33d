package org.visibles.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Folders as others make them to judge linkage by, with columns and mistakes of other kinds than {@link InventedPeople}:
 * so that what holds for one kind of list is seen to hold for another. The same seed, the same folder.
 */
enum OtherLists {
    /** After FEBRL's third: up to five spoilt copies of one, up to ten mistakes in each, no sex, no telephone. */
    MANY_COPIES("rec_id,given_name,surname,street,suburb,postcode,state,date_of_birth", """
            id=rec_id
            firstName=given_name
            lastName=surname
            address=street
            locality=suburb
            postalCode=postcode
            birthDate=date_of_birth
            birthDate.pattern=yyyyMMdd
            """, ',') {
        @Override
        int copies(Random random) {
            return random.nextInt(10) < 4 ? 1 + random.nextInt(5) : 0;
        }

        @Override
        int mistakes(Random random) {
            return 1 + random.nextInt(random.nextInt(4) == 0 ? 10 : 4);
        }

        @Override
        String[] columns(String[] person) {
            return new String[] {
                person[0], person[1], person[5], person[6], person[7], "nsw", person[2].replace("-", "")
            };
        }
    },
    /** After FEBRL's fourth: everybody is in each of two files, once whole and once with a few mistakes. */
    TWO_FILES("ID;Given Name;SURNAME;Dob;Suburb;Postcode", """
            ID = id
            firstname = given name
            lastName = surname
            birthDate = DOB
            birthDate.pattern = dd/MM/yyyy
            locality = suburb
            postalCode = postcode
            """, ';') {
        @Override
        int copies(Random random) {
            return 1;
        }

        @Override
        int mistakes(Random random) {
            return random.nextInt(4);
        }

        @Override
        String[] columns(String[] person) {
            String[] day = person[2].split("-");
            return new String[] {person[0], person[1], day[2] + "/" + day[1] + "/" + day[0], person[6], person[7]};
        }
    },
    /** As registers of the past: no telephone and no street, often no more than the year of birth. */
    REGISTERS("n\tname\tfamily\tsex\tborn\tparish", """
            id=n
            firstName=name
            lastName=family
            sex=sex
            birthDate=born
            locality=parish
            """, '\t') {
        @Override
        int copies(Random random) {
            return random.nextInt(10) < 3 ? 1 : 0;
        }

        @Override
        int mistakes(Random random) {
            return random.nextInt(3);
        }

        @Override
        String[] columns(String[] person) {
            String born = person[2].charAt(9) < '5' ? person[2].substring(0, 4) : person[2];
            return new String[] {person[0], person[1], person[8], born, person[6]};
        }
    },
    /** As lists of voters: an age for the day of birth, capitals, a telephone for half of them. */
    VOTERS("voter_id,last_name,first_name,sex,age,street,city,zip,phone", """
            id=voter_id
            firstName=first_name
            lastName=last_name
            sex=sex
            birthDate=age
            address=street
            locality=city
            postalCode=zip
            phone=phone
            """, ',') {
        @Override
        int copies(Random random) {
            return random.nextInt(10) < 3 ? 1 : 0;
        }

        @Override
        int mistakes(Random random) {
            return random.nextInt(4);
        }

        @Override
        String[] columns(String[] person) {
            String age = Integer.toString(2026 - Integer.parseInt(person[2].substring(0, 4)));
            String[] columns = {person[1], person[0], person[8], age, person[5], person[6], person[7], person[3]};
            return Arrays.stream(columns)
                    .map(value -> value.toUpperCase(java.util.Locale.ROOT))
                    .toArray(String[]::new);
        }
    },
    /** As an association's own table: names, a telephone, an address of mail, nothing else. */
    ADDRESS_BOOK("\"Numéro\";\"Prénom\";\"Nom\";\"Portable\";\"Fixe\";\"Mél\"", """
            id=numéro
            firstName=prénom
            lastName=nom
            phone=portable,fixe
            email=mél
            """, ';') {
        @Override
        int copies(Random random) {
            return random.nextInt(10) < 2 ? 1 + random.nextInt(2) : 0;
        }

        @Override
        int mistakes(Random random) {
            return 1 + random.nextInt(3);
        }

        @Override
        String[] columns(String[] person) {
            String quoted = "\"" + person[1] + "\"";
            return new String[] {person[0], quoted, person[3], "", person[4]};
        }
    };

    private final String header;
    private final String mapping;
    private final char separator;

    OtherLists(String header, String mapping, char separator) {
        this.header = header;
        this.mapping = mapping;
        this.separator = separator;
    }

    abstract int copies(Random random);

    /** In one copy. */
    abstract int mistakes(Random random);

    /** Without the id. */
    abstract String[] columns(String[] person);

    /** @param people so many, without the copies */
    Path write(Path folder, int people, long seed) throws IOException {
        Random random = new Random(seed);
        Mistakes mistakes = new Mistakes(random);
        List<Described> invented = InventedPeople.different(people, seed);
        List<String> records = new ArrayList<>();
        List<String> truth = new ArrayList<>(List.of("one,other"));
        int id = 1_000;
        for (Described each : invented) {
            String[] whole = texts(each);
            int first = id++;
            records.add(line(first, columns(whole)));
            for (int copy = copies(random); copy > 0; copy--) {
                String[] spoilt = whole.clone();
                for (int mistake = mistakes(random); mistake > 0; mistake--) {
                    mistakes.one(spoilt);
                }
                truth.add(first + "," + id);
                records.add(line(id++, columns(spoilt)));
            }
        }
        Collections.shuffle(records, random);
        records.addFirst(header);
        Files.createDirectories(folder);
        Files.write(folder.resolve("records.csv"), records);
        Files.write(folder.resolve("truth.csv"), truth);
        Files.writeString(folder.resolve("mapping.properties"), mapping);
        return folder;
    }

    private String line(int id, String[] columns) {
        return id + Arrays.stream(columns).collect(Collectors.joining("" + separator, "" + separator, ""));
    }

    /** First and last name, day, telephone, mail, street, town, postal code, sex. */
    private static String[] texts(Described person) {
        Birth birth = java.util.Objects.requireNonNull(person.birth());
        return new String[] {
            person.firstName(),
            person.lastName(),
            "%04d-%02d-%02d".formatted(birth.year() - 20, birth.month(), birth.day()),
            person.phones().stream().findFirst().orElse(""),
            person.emails().stream().findFirst().orElse(""),
            person.address() == null ? "" : person.address(),
            person.locality(),
            person.postalCode(),
            person.sex()
        };
    }
}
