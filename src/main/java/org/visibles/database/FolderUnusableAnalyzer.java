package org.visibles.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class FolderUnusableAnalyzer extends AbstractFailureAnalyzer<FolderUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FolderUnusable cause) {
        return new FailureAnalysis(
                "Le dossier de données " + cause.folder() + " n'est pas utilisable : " + cause.reason() + ".",
                "Corrigez-le, ou choisissez un autre dossier avec VISIBLES_DATA_DIR.",
                cause);
    }
}
