import { FetchError } from "@medusajs/js-sdk"
import { PaymentUnderWay } from "../cart/cart-desk"
import { useTexts, type Texts } from "../language"

/** What went wrong and what to do about it, with a button to try again. */
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

/** True when the store says that there is no such thing. */
export function isNotFound(error: unknown): boolean {
  return error instanceof FetchError && error.status === 404
}

function explain(error: unknown, texts: Texts): string {
  if (error instanceof PaymentUnderWay) {
    return texts.openPayment.blocked
  }
  if (!(error instanceof FetchError)) {
    return texts.problems.network
  }
  // Medusa has a sentence for want of stock, and no code.
  return error.status === 400 && error.message.includes("inventory")
    ? texts.problems.stock
    : texts.problems.server
}
