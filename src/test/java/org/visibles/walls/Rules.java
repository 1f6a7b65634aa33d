package org.visibles.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import java.util.Set;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.Scope;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;
import org.visibles.youth.YouthAccess;

/** The rules that hold the house up, as far as compiled classes can tell. */
final class Rules {

    private static final DescribedPredicate<JavaMethod> USE_CASE = DescribedPredicate.describe(
            "use cases",
            method -> method.getOwner().isAnnotatedWith(Service.class)
                    && method.getModifiers().contains(PUBLIC)
                    && !method.getModifiers().contains(SYNTHETIC)
                    && !method.getModifiers().contains(STATIC));

    private static final Set<Class<?>> FIELDS_FOR_DAYS = Set.of(DatePicker.class, DateTimePicker.class);

    static final ArchRule A_FORGOTTEN_USE_CASE_STAYS_SHUT = classes()
            .that()
            .areAnnotatedWith(Service.class)
            .should(new ArchCondition<>("carry @PreAuthorize(\"denyAll()\")") {
                @Override
                public void check(JavaClass service, ConditionEvents events) {
                    boolean shut = service.tryGetAnnotationOfType(PreAuthorize.class)
                            .filter(rule -> rule.value().equals("denyAll()"))
                            .isPresent();
                    report(events, service, shut, service.getName() + " is not shut");
                }
            });

    static final ArchRule A_USE_CASE_SAYS_WHO_MAY =
            methods().that(USE_CASE).should().beAnnotatedWith(PreAuthorize.class);

    static final ArchRule A_USE_CASE_IS_A_TRANSACTION =
            methods().that(USE_CASE).should().beAnnotatedWith(Transactional.class);

    /** {@link YouthAccess} only tells others whether they may go on: these are logged. */
    static final ArchRule A_USE_CASE_ON_A_PERSON_IS_LOGGED = methods()
            .that(USE_CASE)
            .and()
            .areNotDeclaredIn(YouthAccess.class)
            .and(DescribedPredicate.describe(
                    "name a person",
                    method -> method.getRawParameterTypes().stream()
                            .anyMatch(type ->
                                    Set.of(YouthId.class, ReferralId.class, ContactId.class, EncounterId.class).stream()
                                            .anyMatch(type::isEquivalentTo))))
            .should()
            .beAnnotatedWith(Logged.class);

    static final ArchRule A_REPOSITORY_IS_BARE_AND_HIDDEN = classes()
            .that()
            .areAssignableTo(Repository.class)
            .should()
            .notBePublic()
            .andShould(new ArchCondition<>("extend the bare Repository alone") {
                @Override
                public void check(JavaClass repository, ConditionEvents events) {
                    repository
                            .getRawInterfaces()
                            .forEach(parent -> report(
                                    events,
                                    repository,
                                    parent.isEquivalentTo(Repository.class),
                                    repository.getName() + " extends " + parent.getName()));
                }
            });

    static final ArchRule A_FINDER_TAKES_A_SCOPE = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Repository.class)
            .and(DescribedPredicate.describe(
                    "find",
                    method -> method.getName().startsWith("find")
                            || method.getName().startsWith("count")
                            || method.getName().startsWith("exists")))
            .should(new ArchCondition<>("take a Scope") {
                @Override
                public void check(JavaMethod finder, ConditionEvents events) {
                    boolean scoped =
                            finder.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Scope.class));
                    report(events, finder, scoped, finder.getFullName() + " finds without a Scope");
                }
            })
            .allowEmptyShould(true);

    static final ArchRule AN_ENTITY_IS_HIDDEN =
            classes().that().areAnnotatedWith(Entity.class).should().notBePublic();

    static final ArchRule TIME_IS_GIVEN = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "time is read from the system",
                    (JavaMethodCall call) ->
                            call.getTargetOwner().getPackageName().equals("java.time")
                                    && call.getName().equals("now")
                                    && call.getTarget().getRawParameterTypes().stream()
                                            .noneMatch(type -> type.getName().equals("java.time.Clock"))));

    static final ArchRule IDS_ARE_IN_ORDER_OF_TIME = noClasses()
            .that()
            .resideOutsideOfPackage("org.visibles.kernel")
            .should()
            .callMethod(java.util.UUID.class, "randomUUID");

    static final ArchRule A_SERVICE_KNOWS_NO_SCREEN = noClasses()
            .that()
            .areAnnotatedWith(Service.class)
            .should()
            .dependOnClassesThat(resideInAPackage("com.vaadin.."));

    static final ArchRule A_SCREEN_KNOWS_NO_TABLE = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JdbcOperations.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Repository.class);

    static final ArchRule A_VIEW_SAYS_WHO_MAY_OPEN_IT = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .notBePublic()
            .andShould(new ArchCondition<>("carry @RolesAllowed, @PermitAll or @AnonymousAllowed") {
                @Override
                public void check(JavaClass view, ConditionEvents events) {
                    boolean said = view.isAnnotatedWith(RolesAllowed.class)
                            || view.isAnnotatedWith(PermitAll.class)
                            || view.isAnnotatedWith(AnonymousAllowed.class);
                    report(events, view, said, view.getName() + " says not who may open it");
                }
            });

    static final ArchRule TEXT_IS_NEVER_HTML = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.vaadin.flow.component.Html")
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "data become HTML", (JavaMethodCall call) -> call.getName().equals("setUnsafeHtml")));

    static final ArchRule A_DAY_IS_ASKED_FOR_IN_ONE_WAY = noClasses()
            .that()
            .resideOutsideOfPackage("org.visibles.widgets")
            .should()
            .callConstructorWhere(DescribedPredicate.describe(
                    "a field for a day is made that speaks English",
                    call -> FIELDS_FOR_DAYS.stream()
                            .anyMatch(type -> call.getTargetOwner().isEquivalentTo(type))))
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "its words are replaced",
                    (JavaMethodCall call) -> Set.of("setI18n", "setDatePickerI18n")
                                    .contains(call.getName())
                            && FIELDS_FOR_DAYS.stream()
                                    .anyMatch(type -> call.getTargetOwner().isAssignableTo(type))));

    private Rules() {}

    private static void report(ConditionEvents events, Object on, boolean holds, String message) {
        events.add(new SimpleConditionEvent(on, holds, message));
    }
}
