package org.visibles.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class FolderInUseAnalyzer extends AbstractFailureAnalyzer<FolderInUse> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FolderInUse cause) {
        String owner = cause.owner().isBlank() ? "" : " (" + cause.owner() + ")";
        return new FailureAnalysis(
                "Visibles tourne déjà sur le dossier de données " + cause.folder() + owner + ".",
                "Utilisez le programme déjà lancé, arrêtez-le, ou choisissez un autre dossier avec VISIBLES_DATA_DIR"
                        + " (et un autre port avec SERVER_PORT et MANAGEMENT_PORT).",
                cause);
    }
}
