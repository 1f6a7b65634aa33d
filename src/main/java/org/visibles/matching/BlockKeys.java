package org.visibles.matching;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Under which keys somebody is filed: two are compared when they share one. Coarse keys find what is badly spoilt among
 * few people; among many they become too large and are passed over, and the finer ones beside them do the work.
 */
final class BlockKeys {

    private static final int START = 3;
    private static final int NAMES = 20;

    private final LongConsumer keys;
    private int kind;

    private BlockKeys(LongConsumer keys) {
        this.keys = keys;
    }

    /** @param keys numbers that stand for a key each */
    static void of(Profile person, LongConsumer keys) {
        new BlockKeys(keys).all(person);
    }

    /** The key of all who have it as first or last name. */
    static long ofName(Name name) {
        long[] found = new long[1];
        BlockKeys alone = new BlockKeys(key -> found[0] = key);
        alone.kind = NAMES;
        alone.key(form(name));
        return found[0];
    }

    private void all(Profile person) {
        each(person.phones());
        each(person.emails());
        each(person.handles());
        String first = form(person.first());
        String last = form(person.last());
        String place = person.postalCode() == null ? person.locality() : person.postalCode();
        Birth birth = person.birth();
        Integer born = birth != null && birth.year() == birth.lastYear() ? birth.year() : null;
        Integer month = birth != null && birth.isDay() ? birth.month() : null;
        Integer day = birth != null && birth.isDay() ? birth.day() : null;
        String dayOfYear = month == null || day == null
                ? null
                : Math.min(month, day) + "/" + Math.max(month, day); // day and month may have changed places
        String names = first == null || last == null
                ? null
                : first.compareTo(last) < 0 ? first + ' ' + last : last + ' ' + first;
        key(names);
        key(names, born);
        key(names, place);
        key(dayOfYear);
        key(dayOfYear, born);
        key(dayOfYear, born, start(first));
        key(dayOfYear, born, start(last));
        // The first name of one may be the last of the other: both are filed alike.
        for (String name : new String[] {first, last}) {
            kind = NAMES;
            key(name);
            key(name, born);
            key(name, dayOfYear);
            key(name, born, month);
            key(name, born, day);
            key(name, place);
            key(name, place, born);
        }
        kind = 40;
        key(last, born, start(first));
        key(last, place, start(first));
        key(first, place, start(last));
        key(start(first), start(last));
        key(start(first), start(last), place);
        key(place, born);
        key(place, dayOfYear);
        key(start(first), start(last), born, month);
        key(start(first), start(last), born, day);
        key(person.address().length == 0 ? null : Arrays.hashCode(person.address()));
    }

    private static @Nullable String form(@Nullable Name name) {
        return name == null ? null : Sounds.of(name.form());
    }

    private static @Nullable String start(@Nullable String sound) {
        return sound == null ? null : sound.substring(0, Math.min(START, sound.length()));
    }

    private void each(String[] values) {
        for (String value : values) {
            key(value);
            kind--;
        }
        kind++;
    }

    /** Files under all parts together, unless one is missing. */
    private void key(@Nullable Object... parts) {
        kind++;
        long hash = kind;
        for (Object part : parts) {
            if (part == null) {
                return;
            }
            String text = part.toString();
            for (int index = 0; index < text.length(); index++) {
                hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
            }
            hash = (hash ^ '|') * 0x100000001b3L;
        }
        keys.accept(hash ^ hash >>> 29);
    }
}
