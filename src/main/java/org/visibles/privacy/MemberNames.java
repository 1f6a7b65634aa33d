package org.visibles.privacy;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What members are called, for whoever reads the access log, which itself holds ids alone; implemented above. */
public interface MemberNames {

    /** Name and organisation by member id; one statement; unknown ids are left out. */
    Map<UUID, String> names(Collection<UUID> members);
}
