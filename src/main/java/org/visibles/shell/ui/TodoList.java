package org.visibles.shell.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.visibles.kernel.Todo;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;

/** The plain list of what is due; ten at first, the rest on request. */
class TodoList extends Div {

    private static final int FIRST = 10;

    TodoList(List<Todo> todos) {
        if (todos.isEmpty()) {
            add(new EmptyState(getTranslation("shell.todo.empty")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        todos.stream().limit(FIRST).forEach(todo -> list.add(line(todo)));
        add(list);
        if (todos.size() > FIRST) {
            Button more = new Button(getTranslation("shell.todo.more", todos.size() - FIRST));
            more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            more.addClickListener(click -> {
                todos.stream().skip(FIRST).forEach(todo -> list.add(line(todo)));
                more.setVisible(false);
            });
            add(more);
        }
    }

    private ListItem line(Todo todo) {
        Span kind = new Span(getTranslation(todo.kind()));
        kind.addClassName("visibles-todo-kind");
        ListItem line = new ListItem(kind, new Anchor(todo.link(), todo.label()));
        if (todo.due() != null) {
            Span due = new Span(Formats.date(todo.due()));
            due.addClassName("visibles-todo-due");
            line.add(due);
        }
        return line;
    }
}
