package org.visibles.indicators;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Map;
import org.visibles.kernel.YouthId;

/** Shows the records of people whom a number counts; what stands in a record is read and logged by who implements this. */
public interface RecordList {

    /** In the order of their names, a page at a time; whoever the member may not read is left out. */
    Component render(List<YouthId> people);

    /** The same with what each of them adds to the number, in words. */
    Component render(Map<YouthId, String> shares);
}
