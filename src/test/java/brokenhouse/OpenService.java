package brokenhouse;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.visibles.kernel.YouthId;

@Service
public class OpenService {

    public Component show(YouthId youth) {
        return new Html("<b>" + youth + Instant.now() + UUID.randomUUID() + "</b>");
    }
}
