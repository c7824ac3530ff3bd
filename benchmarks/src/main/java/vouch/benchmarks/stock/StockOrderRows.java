package vouch.benchmarks.stock;

import org.springframework.data.jpa.repository.JpaRepository;

interface StockOrderRows extends JpaRepository<StockOrderRow, String> {}
