package org.visibles.youth;

import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;

/** What a record says today in the fields that are to be told to a partner. */
@Service
@PreAuthorize("denyAll()")
public class YouthDisclosure {

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final DisclosedValues values;

    YouthDisclosure(JdbcClient jdbc, CurrentMember member, DisclosedValues values) {
        this.jdbc = jdbc;
        this.member = member;
        this.values = values;
    }

    /**
     * The chosen fields that have a value, as codes where there is a list: {@link DisclosedTexts} puts them in words.
     *
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional(readOnly = true)
    @Logged("youth.read")
    public Map<DisclosedField, String> values(YouthId youth, Set<DisclosedField> chosen) {
        return jdbc.sql("""
                select y.* from circle c join youth y on y.id = c.youth_id
                where c.organisation_id = ? and c.youth_id = ? and c.relation = 'FULL'""")
                .params(member.require().organisation().value(), youth.value())
                .query((row, n) -> values.of(row, chosen))
                .optional()
                .orElseThrow(NotFound::new);
    }
}
