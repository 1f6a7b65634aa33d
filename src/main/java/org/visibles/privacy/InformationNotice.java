package org.visibles.privacy;

/**
 * What a young person is told about the processing: a text in each language ({@code privacy.notice.text}) and a simpler
 * one for minors ({@code privacy.notice.minor}); a new wording gets a new version.
 */
public final class InformationNotice {

    /** Recorded with each information given, at most 40 characters. */
    public static final String VERSION = "2019-09";

    private InformationNotice() {}
}
