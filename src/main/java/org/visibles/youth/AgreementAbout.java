package org.visibles.youth;

import java.util.Map;
import java.util.UUID;
import org.visibles.kernel.YouthId;

/** Tells for whom the agreements of a person were given, where one was; a Spring bean of a module above. */
public interface AgreementAbout {

    /** By agreement, the name of the organisation that could read with it. */
    Map<UUID, String> of(YouthId youth);
}
