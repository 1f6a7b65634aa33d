package org.visibles.youth;

import java.util.Objects;
import org.visibles.kernel.YouthId;

/**
 * What decides who is to be asked about the person changed: the information given, the name, the commune, or what the
 * mission locale is known to say. Published inside the transaction, beside {@link YouthChanged}.
 */
public record YouthIdentityChanged(YouthId youth) {

    static boolean between(YouthDetails before, YouthDetails after) {
        return !(Objects.equals(before.informedOn(), after.informedOn())
                && Objects.equals(before.lastName(), after.lastName())
                && Objects.equals(before.firstName(), after.firstName())
                && Objects.equals(before.commune(), after.commune())
                && before.known() == after.known());
    }
}
