package org.visibles.exchange.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.visibles.exchange.ExportLog;
import org.visibles.exchange.TakenList;
import org.visibles.organisation.MemberDirectory;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.PagedList;

/** Which lists left the program: who took them, when, what for, how many lines; what is unusual is marked. */
class TakenLists extends Div {

    private final ExportLog log;
    private final MemberDirectory members;
    private final boolean unusualAlone;
    private final Map<UUID, String> names = new HashMap<>();

    TakenLists(ExportLog log, MemberDirectory members, boolean unusualAlone) {
        this.log = log;
        this.members = members;
        this.unusualAlone = unusualAlone;
        setWidthFull();
        add(new PagedList<>(
                getTranslation("exchange.taken"),
                this::page,
                TakenList::id,
                this::line,
                new EmptyState(getTranslation("exchange.taken.none"))));
    }

    /** Two statements: what left, and who the members are. */
    private List<TakenList> page(int offset, int limit) {
        List<TakenList> page = log.page(unusualAlone, offset, limit);
        names.putAll(members.names(
                page.stream().map(each -> each.member().value()).distinct().toList()));
        return page;
    }

    private ListItem line(TakenList each) {
        Span what = new Span(getTranslation("exchange.list." + each.list())
                + " – "
                + (each.lines() == null
                        ? getTranslation("exchange.taken.unfinished")
                        : getTranslation("exchange.taken.lines", each.lines())));
        what.addClassName("exchange-who");
        Span who = new Span(getTranslation(
                "exchange.taken.line",
                Formats.dateTime(each.begunAt()),
                names.getOrDefault(each.member().value(), "–"),
                getTranslation(each.purpose().key()),
                getTranslation("exchange.export.format." + each.format())));
        Div line = new Div(what, who);
        line.addClassName("exchange-row");
        Div marks = new Div();
        marks.addClassName("exchange-marks");
        each.unusual().stream().sorted().forEach(unusual -> {
            Span mark = new Span(getTranslation("exchange.unusual." + unusual));
            mark.getElement().getThemeList().add("badge error");
            marks.add(mark);
        });
        if (!each.unusual().isEmpty()) {
            line.add(marks);
        }
        return new ListItem(line);
    }
}
