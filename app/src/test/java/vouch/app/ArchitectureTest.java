package vouch.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** What Maven cannot see of the architecture. A rule that matches nothing fails: ArchUnit is told so by default. */
@AnalyzeClasses(
        packages = "vouch",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** A module's tests are in a jar where the whole build has packaged them. */
    static final class NoTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule theLanguageKnowsNothingButJavaAndItsAnnotations = classes()
            .that()
            .resideInAPackage("vouch.api..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "vouch.api..", "com.fasterxml.jackson.annotation.."));

    @ArchTest
    static final ArchRule commandingKnowsOnlyTheDomain =
            knowsNothingOf("vouch.command..", "vouch.coordination..", "vouch.saga..", "vouch.query..");

    @ArchTest
    static final ArchRule coordinatingKnowsOnlyTheDomain =
            knowsNothingOf("vouch.saga..", "vouch.command..", "vouch.query..");

    @ArchTest
    static final ArchRule reconcilingKnowsEventsOnly =
            knowsNothingOf("vouch.coordination..", "vouch.command..", "vouch.saga..", "vouch.query..");

    @ArchTest
    static final ArchRule rememberingKnowsOnlyTheDomain =
            knowsNothingOf("vouch.query..", "vouch.command..", "vouch.coordination..", "vouch.saga..");

    @ArchTest
    static final ArchRule notifyingKnowsOnlyTheDomain = knowsNothingOf(
            "vouch.notices..", "vouch.command..", "vouch.coordination..", "vouch.saga..", "vouch.query..");

    @ArchTest
    static final ArchRule nobodyKnowsWhoIsNotified = noClasses()
            .that()
            .resideInAnyPackage("vouch.command..", "vouch.coordination..", "vouch.saga..", "vouch.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vouch.notices..");

    @ArchTest
    static final ArchRule pagesKnowOnlyTheLanguage = noClasses()
            .that()
            .resideInAPackage("vouch.console..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("vouch..").and(not(resideInAnyPackage("vouch.console..", "vouch.api.."))));

    @ArchTest
    static final ArchRule pagesAskAndSendNothing = noClasses()
            .that()
            .resideInAPackage("vouch.console..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(CommandGateway.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(CommandBus.class);

    @ArchTest
    static final ArchRule nobodyKnowsWhatPagesShow = noClasses()
            .that()
            .resideInAnyPackage(
                    "vouch.domain..",
                    "vouch.command..",
                    "vouch.coordination..",
                    "vouch.saga..",
                    "vouch.notices..",
                    "vouch.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vouch.console..");

    @ArchTest
    static final ArchRule featuresOfOneSideDoNotKnowEachOther = slices().matching(
                    "vouch.(command|query|console).(order|customer)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule decidingAndFoldingKnowOnlyTheLanguage = classes()
            .that()
            .resideInAPackage("vouch.domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "vouch.api..",
                    "vouch.domain..",
                    "org.pcollections..",
                    "com.fasterxml.jackson.annotation.."));

    @ArchTest
    static final ArchRule nothingReadsAClockThatIsNotGivenOne = noClasses()
            .that()
            .resideInAnyPackage(
                    "vouch.api..",
                    "vouch.domain..",
                    "vouch.command..",
                    "vouch.coordination..",
                    "vouch.saga..",
                    "vouch.notices..",
                    "vouch.query..",
                    "vouch.console..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule rememberingAndNotifyingSendNoCommand = noClasses()
            .that()
            .resideInAnyPackage("vouch.query..", "vouch.notices..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(CommandGateway.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(CommandBus.class);

    @ArchTest
    static final ArchRule decidingAndCoordinatingAskNoQuery = noClasses()
            .that(resideInAnyPackage("vouch.command..", "vouch.coordination..", "vouch.saga..")
                    .and(not(simpleNameEndingWith("Controller"))))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(QueryGateway.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(QueryBus.class);

    @ArchTest
    static final ArchRule onlyProjectionsHandleEventsOutsideTheSagaAndNotices = methods()
            .that()
            .areAnnotatedWith(EventHandler.class)
            .should()
            .beDeclaredInClassesThat(simpleNameEndingWith("Projection")
                    .or(simpleName("OrderSagaBatches"))
                    .or(simpleName("NoticeEvents")));

    @ArchTest
    static final ArchRule whatSendsIsNeverReplayed = methods()
            .that()
            .areAnnotatedWith(EventHandler.class)
            .and()
            .areDeclaredInClassesThat(resideInAnyPackage("vouch.saga..", "vouch.notices.."))
            .should()
            .beDeclaredInClassesThat(annotatedWith(DisallowReplay.class));

    @ArchTest
    static final ArchRule everyProjectionCanBeThrownAway =
            classes().that().haveSimpleNameEndingWith("Projection").should(new Declares(ResetHandler.class));

    @ArchTest
    static final ArchRule controllersAreHidden = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(Controller.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule nothingIsPublicWithoutNeed = classes()
            .that()
            .resideInAnyPackage(
                    "vouch.command..",
                    "vouch.coordination..",
                    "vouch.saga..",
                    "vouch.notices..",
                    "vouch.query..",
                    "vouch.console..")
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .haveNameMatching(
                    ".*\\.(CommandSide|DecidingAggregate|ExpectedVersion|customer\\.Customer"
                            + "|order\\.OverrideBounds|http\\.(Amount|BusinessDates|BusinessDay|Day|DryRunAnswer|IfMatch|Location|NewId|Preference|Submission|Text|ViewBehind)"
                            + "|Coordination|ByOrder|CommandSender|StoredEvents|SystemCommands|OrderHistory|Unresolved|DecisionDeadline|Reconciler"
                            + "|SagaSide|DailyReview|DecisionDeadlines|SagaRepair|SagaRestoration|SagasInFlight|SagaView"
                            + "|Notices|NoticeSettings|WaitingDeadline|Sender|DailyNotices|Digests|OutboxUpkeep"
                            + "|QuerySide|ConsistentQueries|ErasedCustomer|CsvList|Cursor|PastMoment|SortParameter|TextParameter|live\\.Live(Answer|Callers|Settings|View)"
                            + "|whatif\\.WhatIfSettings"
                            + "|Console|Reader|operations\\.Operations|ProblemPage|Shown|Address|UtcDays|Moment|Compared|SeriesDrawing)");

    @ArchTest
    static final ArchRule moneyIsNeverFloating = fields().should()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(float.class)
            .andShould()
            .notHaveRawType(Double.class)
            .andShould()
            .notHaveRawType(Float.class);

    @ArchTest
    static final ArchRule packagesSayWhatIsInThem = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..impl..");

    @ArchTest
    static final ArchRule nothingIsStoredUnderAJavaName = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "switches on default typing", call -> call.getName().equals("activateDefaultTyping")))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("com.thoughtworks.xstream..");

    private static ArchRule knowsNothingOf(String side, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(side)
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).or(resideInAPackage("vouch.app..")));
    }
}
