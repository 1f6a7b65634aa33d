package org.visibles.acquaintance;

import com.vaadin.flow.component.Component;

/** What a higher module offers to do once two organisations know of each other: a Spring bean. */
public interface AfterIntroduction {

    /**
     * @param called what the current organisation calls the person
     */
    Component offer(Introduction introduction, String called);
}
