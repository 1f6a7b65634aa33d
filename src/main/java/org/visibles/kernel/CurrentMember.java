package org.visibles.kernel;

import java.util.Optional;

/** Tells who acts now. Empty before sign-in and in background work that has not entered an organisation. */
public interface CurrentMember {

    Optional<Identity> identity();

    /**
     * @throws NotFound when nobody is signed in
     */
    default Identity require() {
        return identity().orElseThrow(NotFound::new);
    }

    default Scope scope() {
        return require().scope();
    }
}
