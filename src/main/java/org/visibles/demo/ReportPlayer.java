package org.visibles.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;
import org.visibles.reporting.FrozenReports;
import org.visibles.reporting.Progress;
import org.visibles.reporting.ReportId;
import org.visibles.reporting.ReportService;
import org.visibles.reporting.Section;

/** Has the coordination and a commune's team lead write a report each, and freeze it. */
@Component
@Profile("demo")
class ReportPlayer {

    private static final String PROGRAMME = """
            Ce rapport rend compte de l'action menée par les communes et les associations du programme pour aller à la rencontre \
            des jeunes que plus aucun service ne suit.

            Trois constats :
            - la présence régulière au même endroit ouvre plus de portes que les grandes opérations ;
            - l'orientation aboutit mieux quand l'intervenant accompagne au premier rendez-vous ;
            - les soirées et le samedi restent les moments où l'on rencontre le plus.""";

    private static final String CONCLUSION = """
            Le programme poursuit son action. Les permanences mobiles seront étendues, et les missions locales répondront dans \
            les dix jours à toutes les orientations.""";

    private static final String ORGANISATION = """
            L'équipe a maintenu trois sorties par semaine. Le travail avec la mission locale s'est renforcé : un rendez-vous \
            commun se tient chaque mois.""";

    private final ReportService reports;
    private final FrozenReports frozen;

    ReportPlayer(ReportService reports, FrozenReports frozen) {
        this.reports = reports;
        this.frozen = frozen;
    }

    void freeze(DemoCast.Cast cast) {
        freeze(cast.coordination(), PROGRAMME, CONCLUSION);
        freeze(cast.colleague(), ORGANISATION, "");
    }

    private void freeze(Identity author, String introduction, String conclusion) {
        Acting.as(author, () -> {
            ReportId draft = reports.begin();
            reports.write(draft, Section.INTRODUCTION, introduction, -1);
            reports.write(draft, Section.CONCLUSION, conclusion, -1);
            return frozen.freeze(draft, Progress.NONE);
        });
    }
}
