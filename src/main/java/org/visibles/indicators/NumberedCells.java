package org.visibles.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.visibles.indicators.Cell.Equation;

/**
 * The cells of equations by number, and the equations by the numbers of their cells. Numbered once for a large system, as
 * which of them are hidden is asked again and again.
 */
final class NumberedCells {

    private final List<Cell> cells;
    private final int[][] equationsOf;
    private final Sums all;

    /** For each equation the numbers of its cells in order, and the sign of each. */
    record Sums(int[][] members, int[][] signs) {

        /** Of some of the cells. */
        Sums of(IntPredicate cells) {
            int[][] ofMembers = new int[members.length][];
            int[][] ofSigns = new int[members.length][];
            for (int equation = 0; equation < members.length; equation++) {
                int[] numbers = new int[members[equation].length];
                int[] signed = new int[numbers.length];
                int size = 0;
                for (int place = 0; place < numbers.length; place++) {
                    if (cells.test(members[equation][place])) {
                        numbers[size] = members[equation][place];
                        signed[size++] = signs[equation][place];
                    }
                }
                ofMembers[equation] = Arrays.copyOf(numbers, size);
                ofSigns[equation] = Arrays.copyOf(signed, size);
            }
            return new Sums(ofMembers, ofSigns);
        }
    }

    NumberedCells(List<Equation> equations) {
        Map<Cell, Integer> numbers = new LinkedHashMap<>();
        List<List<Integer>> of = new ArrayList<>();
        int[][] members = new int[equations.size()][];
        int[][] signs = new int[equations.size()][];
        for (int equation = 0; equation < members.length; equation++) {
            Equation each = equations.get(equation);
            Map<Integer, Integer> factors = new TreeMap<>();
            each.left().forEach(cell -> factors.merge(number(numbers, cell), 1, Integer::sum));
            each.right().forEach(cell -> factors.merge(number(numbers, cell), -1, Integer::sum));
            factors.values().removeIf(factor -> factor == 0);
            members[equation] =
                    factors.keySet().stream().mapToInt(Integer::intValue).toArray();
            signs[equation] =
                    factors.values().stream().mapToInt(Integer::intValue).toArray();
            while (of.size() < numbers.size()) {
                of.add(new ArrayList<>());
            }
            for (int cell : members[equation]) {
                of.get(cell).add(equation);
            }
        }
        cells = List.copyOf(numbers.keySet());
        equationsOf = of.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        all = new Sums(members, signs);
    }

    private static int number(Map<Cell, Integer> numbers, Cell cell) {
        Integer known = numbers.putIfAbsent(cell, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    List<Cell> cells() {
        return cells;
    }

    /** The equations in which a cell is. */
    int[] equationsOf(int cell) {
        return equationsOf[cell];
    }

    /** The sums of those that are hidden at present. */
    Sums hidden() {
        boolean[] hidden = new boolean[cells.size()];
        for (int cell = 0; cell < hidden.length; cell++) {
            hidden[cell] = cells.get(cell).mark() != Mark.SHOWN;
        }
        return all.of(cell -> hidden[cell]);
    }
}
