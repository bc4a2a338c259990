/**
 * A payment step that a server has rendered. The test provides
 * `answer(request)`, the answers of the store, and `paid(orderId)`.
 */
import { createElement, StrictMode, version } from "react"
import { hydrateRoot } from "react-dom/client"
import { renderToString } from "react-dom/server"
import { FlexPayPayment } from "medusa-payment-flexpay-storefront/react"
import "medusa-payment-flexpay-storefront/react.css"

const shop = document.getElementById("shop")

const step = createElement(
  StrictMode,
  null,
  createElement(FlexPayPayment, {
    client: { fetch: (_path, { body }) => window.answer(body) },
    session: {
      id: "payses_1",
      provider_id: "pp_flexpay_flexpay",
      amount: 57500,
      currency_code: "cdf",
    },
    cartId: "cart_1",
    locale: "en",
    support: { phone: "+243 80 000 00 00" },
    onPaid: window.paid,
    onPayAnotherWay: () => undefined,
  })
)

document.title = `React ${version}`
shop.innerHTML = renderToString(step)
hydrateRoot(shop, step)
