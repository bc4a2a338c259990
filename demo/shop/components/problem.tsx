import { FetchError } from "@medusajs/js-sdk"
import { PaymentInProgressError } from "../cart/cart-api"
import { useTexts, type Texts } from "../language"

/** An error message with advice, and a button to retry. */
export function Problem(props: { error: unknown; retry?: () => void }) {
  const texts = useTexts()
  return (
    <div className="notice bad" role="alert">
      <p>{explain(props.error, texts)}</p>
      {props.retry && (
        <button type="button" onClick={props.retry}>
          {texts.retry}
        </button>
      )}
    </div>
  )
}

/** Whether the store answered 404. */
export function isNotFound(error: unknown): boolean {
  return error instanceof FetchError && error.status === 404
}

function explain(error: unknown, texts: Texts): string {
  if (error instanceof PaymentInProgressError) {
    return texts.openPayment.blocked
  }
  if (!(error instanceof FetchError)) {
    return texts.problems.network
  }
  // Medusa reports insufficient stock by its message, without a code.
  return error.status === 400 && error.message.includes("inventory")
    ? texts.problems.stock
    : texts.problems.server
}
