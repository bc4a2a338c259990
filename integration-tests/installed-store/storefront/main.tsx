import { createRoot } from "react-dom/client"
import { PaymentStep } from "./payment-step"

const shop = document.getElementById("shop")

if (shop) {
  createRoot(shop).render(
    <PaymentStep
      cartId="cart_123"
      session={{
        id: "payses_123",
        provider_id: "pp_flexpay_flexpay",
        amount: 7000,
        currency_code: "cdf",
      }}
    />
  )
}
