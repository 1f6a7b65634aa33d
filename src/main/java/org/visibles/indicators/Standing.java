package org.visibles.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which categories stand by themselves where it is told who people are. One that has just become large enough brings those
 * with it of whom was told in "others": while these are fewer than {@link Suppression#THRESHOLD} it goes on to stand with
 * those that it stood with, else their difference would tell of these few.
 */
final class Standing {

    private record Group(Set<String> names, BitSet categories) {

        Group with(Group other) {
            Set<String> all = new HashSet<>(names);
            all.addAll(other.names);
            BitSet both = (BitSet) categories.clone();
            both.or(other.categories);
            return new Group(all, both);
        }

        boolean few(long[] counts) {
            long people = categories.stream().mapToLong(each -> counts[each]).sum();
            return people > 0 && people < Suppression.THRESHOLD;
        }
    }

    private Standing() {}

    /**
     * @param folding by their numbers alone
     * @param numbers of categories by their names
     * @param before the categories of each group as it stood last
     * @param told of how many people of each category it is told
     */
    static Folding of(Folding folding, Function<Collection<String>, BitSet> numbers, List<BitSet> before, long[] told) {
        List<Group> groups = groups(folding, numbers);
        for (int few = few(groups, told); few >= 0; few = few(groups, told)) {
            BitSet with = (BitSet) groups.get(few).categories().clone();
            before.stream().filter(with::intersects).toList().forEach(with::or);
            if (!join(groups, with)) {
                break; // nobody to stand with
            }
        }
        return Folding.as(groups.stream().map(Group::names).toList());
    }

    /** The groups of those in a QPV or not, put together where a group of QPVs lies across. */
    static Folding across(Folding inQpv, Folding qpvs) {
        List<Set<String>> groups = new ArrayList<>();
        IntStream.range(0, inQpv.size()).forEach(group -> groups.add(new HashSet<>(inQpv.categories(group))));
        for (int group = 0; group < qpvs.size(); group++) {
            Set<String> of = new HashSet<>();
            qpvs.categories(group).forEach(qpv -> of.add(Subject.inQpv(qpv)));
            List<Set<String>> all = groups.stream()
                    .filter(each -> each.stream().anyMatch(of::contains))
                    .toList();
            all.stream().skip(1).forEach(each -> {
                all.getFirst().addAll(each);
                groups.remove(each);
            });
        }
        return Folding.as(groups);
    }

    /** The numbers of the categories of each group. */
    static List<BitSet> categories(Folding folding, Function<Collection<String>, BitSet> numbers) {
        return groups(folding, numbers).stream().map(Group::categories).toList();
    }

    private static List<Group> groups(Folding folding, Function<Collection<String>, BitSet> numbers) {
        List<Group> groups = new ArrayList<>();
        for (int group = 0; group < folding.size(); group++) {
            List<String> names = folding.categories(group);
            groups.add(new Group(Set.copyOf(names), numbers.apply(names)));
        }
        return groups;
    }

    private static int few(List<Group> groups, long[] told) {
        return IntStream.range(0, groups.size())
                .filter(group -> groups.get(group).few(told))
                .findFirst()
                .orElse(-1);
    }

    /** Puts all groups together that have one of these categories; whether there are several. */
    private static boolean join(List<Group> groups, BitSet with) {
        List<Integer> of = IntStream.range(0, groups.size())
                .filter(group -> groups.get(group).categories().intersects(with))
                .boxed()
                .toList();
        for (int each = of.size() - 1; each > 0; each--) {
            Group other = groups.remove((int) of.get(each));
            groups.set(of.getFirst(), groups.get(of.getFirst()).with(other));
        }
        return of.size() > 1;
    }
}
