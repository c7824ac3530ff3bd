package vouch.acceptance;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The scenario comes out the same in each shape. */
class OrderCreditScenarioIT {

    @Nested
    class OnH2 extends OrderCreditScenario {
        OnH2() {
            super(Shape.EMBEDDED);
        }
    }

    @Nested
    class OnPostgres extends OrderCreditScenario {
        OnPostgres() {
            super(Shape.POSTGRES);
        }
    }

    @Nested
    class OnTwoNodes extends OrderCreditScenario {
        OnTwoNodes() {
            super(Shape.TWO_NODES);
        }
    }

    @Nested
    @EnabledIfEnvironmentVariable(
            named = AxonServer.ADDRESS,
            matches = ".+",
            disabledReason = "There is no Axon Server to test with")
    class OnThreeServices extends OrderCreditScenario {
        OnThreeServices() {
            super(Shape.THREE_SERVICES);
        }
    }
}
