package org.visibles.indicators;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.visibles.kernel.OutingId;

/** Shows the outings that a number counts; what is told of an outing is read by who implements this. */
public interface OutingList {

    /** The latest first, a page at a time; whichever the member may not read is left out. */
    Component render(List<OutingId> outings);

    /** The same with what each adds to the number, in words. */
    Component render(Map<OutingId, String> shares);

    /** Those of them that the member may read. */
    Set<OutingId> readable(Collection<OutingId> outings);
}
