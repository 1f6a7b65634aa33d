package brokenhouse.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import org.springframework.jdbc.core.simple.JdbcClient;

@Route("open")
public class OpenView extends Div {

    public OpenView(JdbcClient jdbc) {
        add(new DatePicker());
        setText(jdbc.sql("select name from youth").query(String.class).single());
    }
}
