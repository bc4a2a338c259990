import { OPERATOR_NAMES } from "../phone.ts"
import type { FlexPayOperator } from "../types.ts"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"

interface NetworkNoticeProps {
  texts: FlexPayTexts
  /** They may have an outage. */
  disturbed: readonly FlexPayOperator[]
  /** Of the typed number; null while it is not known. */
  operator: FlexPayOperator | null
}

/** Says, before a payment, that an operator may have an outage. Stops nothing. */
export function NetworkNotice(props: NetworkNoticeProps) {
  const { texts, disturbed, operator } = props
  const concerned = operator
    ? disturbed.filter((each) => each === operator)
    : disturbed
  const name = concerned.map((each) => OPERATOR_NAMES[each]).join(", ")
  return (
    <p role="status" className="flexpay-hint">
      {name && fill(texts.networkNotice, { name })}
    </p>
  )
}
