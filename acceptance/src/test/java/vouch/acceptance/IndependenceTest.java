package vouch.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The driver, and the tests of the finished jar, know the HTTP contract and no class of the product. */
@AnalyzeClasses(packages = "vouch.acceptance")
class IndependenceTest {

    /** Package {@code vouch.engine} itself has nothing but what tests share: a PostgreSQL, and a long wait. */
    @ArchTest
    static final ArchRule driveVouchFromOutside = noClasses()
            .that()
            .resideInAPackage("vouch.acceptance")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("vouch..").and(not(resideInAnyPackage("vouch.acceptance..", "vouch.engine"))));
}
