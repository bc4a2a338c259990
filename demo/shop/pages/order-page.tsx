import type { HttpTypes } from "@medusajs/framework/types"
import "medusa-payment-flexpay-storefront/react.css"
import {
  FlexPayOrderDetails,
  useFlexPayOrder,
} from "medusa-payment-flexpay-storefront/react"
import { useState } from "react"
import { useLocation, useParams } from "react-router-dom"
import { SupportContact } from "../components/support-contact"
import { ItemList } from "../components/item-list"
import { Page } from "../components/page"
import { isNotFound, Problem } from "../components/problem"
import { Skeleton } from "../components/skeleton"
import { Totals } from "../components/totals"
import { useLocalization, useTexts } from "../language"
import { useShop } from "../shop"
import { useLoad } from "../use-load"
import { MissingPage } from "./missing-page"

type Order = HttpTypes.StoreOrder

const STEPS = ["placed", "paid", "packed", "shipped", "delivered"] as const

/** Medusa's payment statuses of a paid order. */
const PAID = ["captured", "partially_refunded", "refunded"]
/** Medusa's fulfillment statuses after packing, and after shipping. */
const PACKED = ["fulfilled", "partially_shipped"]
const SHIPPED = ["shipped", "partially_delivered"]

/** An order: with thanks after the payment, later with its status. */
export function OrderPage() {
  const { texts, date } = useLocalization()
  const shop = useShop()
  const { id = "" } = useParams()
  const location = useLocation()
  const {
    data: order,
    error,
    retry,
  } = useLoad(async () => {
    const response = await shop.store.order.retrieve(id, {
      fields: "+payment_status,+fulfillment_status",
    })
    return response.order
  }, id)
  if (isNotFound(error)) {
    return <MissingPage text={texts.order.missing} />
  }
  const isNew = (location.state as { thanks?: boolean } | null)?.thanks
  if (!order) {
    return (
      <Page title={isNew ? texts.order.thanks : "…"} className="narrow">
        {error ? (
          <Problem error={error} retry={retry} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    )
  }
  const number = order.display_id ?? 0
  return (
    <Page
      title={isNew ? texts.order.thanks : texts.order.title(number)}
      className="narrow order"
    >
      {isNew ? (
        <p className="lead">{texts.order.thanksText(number)}</p>
      ) : (
        <p className="quiet">
          {texts.order.placed(date(String(order.created_at)))}
        </p>
      )}
      <OrderDetails order={order} />
      <div className="actions">
        <CopyLink />
        <button type="button" onClick={retry}>
          {texts.order.refresh}
        </button>
      </div>
      <SupportContact hint={texts.help.order(number)} />
    </Page>
  )
}

function OrderDetails({ order }: { order: Order }) {
  const { texts, language } = useLocalization()
  const { client } = useShop()
  const payment = useFlexPayOrder({ client, orderId: order.id })
  const refunded = (payment.order?.refunds ?? [])
    .filter(({ state }) => state === "arrived")
    .reduce((sum, { amount }) => sum + Number(amount), 0)
  const address = order.shipping_address
  return (
    <>
      <section aria-labelledby="state-title">
        <h2 id="state-title">{texts.order.state}</h2>
        <Progress order={order} />
      </section>
      <section aria-labelledby="summary-title">
        <h2 id="summary-title">{texts.payment.summary}</h2>
        <ItemList currency={order.currency_code} items={order.items ?? []} />
        <Totals
          currency={order.currency_code}
          items={order.item_total}
          delivery={order.shipping_total}
          // Medusa's own total is what is left after refunds.
          total={order.item_total + order.shipping_total}
          refunded={refunded}
        />
        {address && (
          <p>
            <strong>{texts.order.to}</strong>
            <br />
            {address.first_name}, {address.address_1}, {address.city}
          </p>
        )}
      </section>
      <div className="pay">
        <FlexPayOrderDetails order={payment.order} locale={language} />
      </div>
    </>
  )
}

function Progress({ order }: { order: Order }) {
  const { order: texts } = useTexts()
  if (order.status === "canceled") {
    return <p className="notice bad">{texts.canceled}</p>
  }
  const doneCount = countDoneSteps(order)
  return (
    <ol className="progress">
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index < doneCount ? "done" : ""}
          aria-current={index === doneCount ? "step" : undefined}
        >
          {step === "paid" && doneCount === 1
            ? texts.awaitingPayment
            : texts.steps[step]}
          {index < doneCount && (
            <span className="visually-hidden"> ({texts.done})</span>
          )}
        </li>
      ))}
    </ol>
  )
}

/** How many of the steps are done, by Medusa's payment and fulfillment status. */
function countDoneSteps({ payment_status, fulfillment_status }: Order): number {
  if (!PAID.includes(payment_status)) {
    return 1
  }
  if (fulfillment_status === "delivered") {
    return STEPS.length
  }
  if (SHIPPED.includes(fulfillment_status)) {
    return 4
  }
  return PACKED.includes(fulfillment_status) ? 3 : 2
}

function CopyLink() {
  const { order: texts } = useTexts()
  const [isCopied, setIsCopied] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => {
          void navigator.clipboard
            .writeText(window.location.href)
            .then(() => setIsCopied(true))
        }}
      >
        {texts.copy}
      </button>
      <span role="status" className="quiet">
        {isCopied && texts.copied}
      </span>
    </>
  )
}
