package vouch.query.order;

import org.springframework.data.jpa.repository.JpaRepository;

interface CustomerNames extends JpaRepository<CustomerName, String> {}
