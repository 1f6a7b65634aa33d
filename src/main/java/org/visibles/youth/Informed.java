package org.visibles.youth;

import java.util.UUID;

/** Who informed a person of the processing, and by which version of the notice. */
record Informed(UUID by, String notice) {}
