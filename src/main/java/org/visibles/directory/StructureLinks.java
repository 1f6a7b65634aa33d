package org.visibles.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;

/** Says which organisation of the programme a structure of the directory is, so that a referral can be addressed to it. */
@Service
@PreAuthorize("denyAll()")
public class StructureLinks {

    private final JdbcClient jdbc;

    StructureLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Links it anew.
     *
     * @param organisation null for none
     * @throws NotFound for a structure or an organisation that there is not
     */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public void link(StructureId structure, @Nullable OrganisationId organisation) {
        jdbc.sql("delete from dir_link where structure_uid = ?")
                .param(structure.value())
                .update();
        if (organisation != null) {
            try {
                jdbc.sql("insert into dir_link (structure_uid, organisation_id) values (?, ?)")
                        .params(structure.value(), organisation.value())
                        .update();
            } catch (DataIntegrityViolationException missing) {
                throw new NotFound();
            }
        }
    }
}
