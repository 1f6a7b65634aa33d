package org.visibles.outing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;

/** The places where one's own organisation often goes. */
@Service
@PreAuthorize("denyAll()")
public class SpotService {

    public static final int NAME_LENGTH = 100;

    private final JdbcClient jdbc;
    private final Reference reference;
    private final OutingRules rules;
    private final CurrentMember member;

    SpotService(JdbcClient jdbc, Reference reference, OutingRules rules, CurrentMember member) {
        this.jdbc = jdbc;
        this.reference = reference;
        this.rules = rules;
        this.member = member;
    }

    /**
     * Writes a new spot under the id it carries, or changes one; outings keep the name it had.
     *
     * @param version null for a new one; the same id again changes nothing
     * @throws RuleViolation {@code rule.outing.spot-name} for a blank name, {@code rule.outing.spot-taken} for one twice
     * @throws StaleVersion when somebody changed it since it was read
     * @throws NotFound when there is none, or it is another organisation's
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public void save(SpotRow spot, @Nullable Long version) {
        String name = FreeText.line(spot.name(), NAME_LENGTH, "rule.outing.too-long");
        if (name == null) {
            throw new RuleViolation("rule.outing.spot-name");
        }
        rules.where(spot.commune(), spot.qpv());
        try {
            write(spot, name, version);
        } catch (DuplicateKeyException taken) {
            throw new RuleViolation("rule.outing.spot-taken");
        }
    }

    private void write(SpotRow spot, String name, @Nullable Long version) {
        if (version == null) {
            int inserted = values("""
                            insert into spot (id, organisation_id, name, commune_code, qpv_code, latitude, longitude, active, version)
                            values (:id, :own, :name, :commune, :qpv, :latitude, :longitude, :active, 0)
                            on conflict (id) do nothing""", spot, name)
                    .param("own", member.scope().organisation().value())
                    .update();
            if (inserted == 0) {
                own(spot.id());
            }
            return;
        }
        int changed = values("""
                        update spot set name = :name, commune_code = :commune, qpv_code = :qpv, latitude = :latitude,
                          longitude = :longitude, active = :active, version = version + 1
                        where id = :id and version = :version""", spot, name).param("version", version).update();
        if (changed == 0) {
            own(spot.id());
            throw new StaleVersion();
        }
    }

    private void own(UUID id) {
        if (reference.spot(member.scope(), id).isEmpty()) {
            throw new NotFound();
        }
    }

    private JdbcClient.StatementSpec values(String sql, SpotRow spot, String name) {
        Position position = spot.position();
        return jdbc.sql(sql)
                .param("id", spot.id())
                .param("name", name)
                .param("commune", spot.commune())
                .param("qpv", spot.qpv())
                .param("latitude", position == null ? null : position.latitude())
                .param("longitude", position == null ? null : position.longitude())
                .param("active", spot.active());
    }
}
