package vouch.query.order;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

interface OrderRows extends JpaRepository<OrderRow, String>, JpaSpecificationExecutor<OrderRow> {

    List<OrderRow> findByCustomerIdAndCustomerNameIsNull(String customerId);
}
