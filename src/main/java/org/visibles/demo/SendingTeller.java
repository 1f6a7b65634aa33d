package org.visibles.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.visibles.demo.Story.Move;
import org.visibles.demo.Story.Sending;

/** Invents to whom somebody who was mobilised is sent, and what comes of it. */
final class SendingTeller {

    private final Dice dice;

    SendingTeller(Dice dice) {
        this.dice = dice;
    }

    /** @param moves of the journey, which a referral follows and sometimes brings about */
    List<Sending> after(List<Move> moves) {
        List<Sending> sendings = new ArrayList<>();
        if (moves.isEmpty() || !moves.getFirst().stage().equals("MOBILISED")) {
            return sendings;
        }
        boolean connected = moves.stream().anyMatch(move -> move.stage().equals("CONNECTED"));
        LocalDate sent =
                Dice.workday(moves.getFirst().on().plusDays(dice.random().nextInt(8)));
        if (!sent.isAfter(dice.end()) && (connected || dice.chance(75))) {
            sendings.add(sending(sent, "MISSION_LOCALE", connected));
        }
        LocalDate second = Dice.workday(sent.plusDays(5 + dice.random().nextInt(60)));
        if (!second.isAfter(dice.end()) && dice.chance(40)) {
            sendings.add(sending(second, "PARTNER", false));
        }
        return sendings;
    }

    private Sending sending(LocalDate sent, String kind, boolean succeeds) {
        List<String> needs = List.of(Spread.NEEDS.draw(dice.random()));
        LocalDate answered = succeeds || dice.chance(82)
                ? dice.within(Dice.workday(sent.plusDays(1 + dice.random().nextInt(14))))
                : null;
        if (answered == null) {
            return new Sending(sent, kind, needs, null, null, null, false, null, null);
        }
        if (!succeeds && dice.chance(22)) {
            return new Sending(
                    sent, kind, needs, answered, Spread.DECLINES.draw(dice.random()), null, false, null, null);
        }
        LocalDate appointment =
                dice.within(Dice.workday(answered.plusDays(2 + dice.random().nextInt(18))));
        boolean attended = succeeds || dice.chance(74);
        LocalDate started = appointment != null && attended && (succeeds || dice.chance(70))
                ? dice.within(Dice.workday(appointment.plusDays(dice.random().nextInt(12))))
                : null;
        LocalDate completed = started != null && dice.chance(45)
                ? dice.within(Dice.workday(started.plusDays(40 + dice.random().nextInt(90))))
                : null;
        return new Sending(sent, kind, needs, answered, null, appointment, attended, started, completed);
    }
}
