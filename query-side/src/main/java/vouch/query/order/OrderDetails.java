package vouch.query.order;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.customer.CreditFigures;
import vouch.api.order.OrderLine;

/** What of an order is only shown, never searched: one JSON column. */
record OrderDetails(List<OrderLine> lines, CreditFigures decision) {

    @Converter
    static class AsJson implements AttributeConverter<OrderDetails, String> {

        private static final JsonMapper JSON = JsonMapper.shared();

        @Override
        public String convertToDatabaseColumn(OrderDetails details) {
            return JSON.writeValueAsString(details);
        }

        @Override
        public OrderDetails convertToEntityAttribute(String json) {
            return JSON.readValue(json, OrderDetails.class);
        }
    }
}
