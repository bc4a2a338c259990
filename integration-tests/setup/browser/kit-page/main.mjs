/**
 * A payment step, or an order's payments, that a server has rendered. The test
 * provides `answer(request)`, the answers of the store, and `paid(orderId)`. The
 * address has the `locale` and, for an order's payments, `part=order`.
 */
import { createElement, StrictMode, version } from "react"
import { hydrateRoot } from "react-dom/client"
import { renderToString } from "react-dom/server"
import {
  FlexPayOrderDetails,
  FlexPayPayment,
} from "medusa-payment-flexpay-storefront/react"
import "medusa-payment-flexpay-storefront/react.css"

const shop = document.getElementById("shop")
const query = new URLSearchParams(location.search)
const locale = query.get("locale") ?? "en"
document.documentElement.lang = locale

const payment = {
  client: { fetch: (_path, { body }) => window.answer(body) },
  session: {
    id: "payses_1",
    provider_id: "pp_flexpay_flexpay",
    amount: 57500,
    currency_code: "cdf",
  },
  cartId: "cart_1",
  locale,
  support: { phone: "+243 80 000 00 00" },
  onPaid: window.paid,
  onPayAnotherWay: () => undefined,
}

const step = createElement(
  StrictMode,
  null,
  query.get("part") === "order"
    ? createElement(FlexPayOrderDetails, {
        order: await window.answer(),
        locale,
      })
    : createElement(FlexPayPayment, payment)
)

document.title = `React ${version}`
shop.innerHTML = renderToString(step)
hydrateRoot(shop, step)
