package org.visibles.youth;

import org.springframework.stereotype.Component;

/** Communes and quarters that exist. */
@Component
class Places {

    void check(YouthDetails details) {}
}
