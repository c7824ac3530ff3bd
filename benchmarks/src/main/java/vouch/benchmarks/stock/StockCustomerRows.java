package vouch.benchmarks.stock;

import org.springframework.data.jpa.repository.JpaRepository;

interface StockCustomerRows extends JpaRepository<StockCustomerRow, String> {}
