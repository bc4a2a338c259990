import { Input } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import type { AdminFlexPayOrderRequest } from "../../../api/admin/flexpay/types"
import type { PaymentRequest, useRequestPayment } from "../../api/actions"
import { isWrongPhone } from "../../api/problem"
import { amountErrorKey } from "../../format/amount-error"
import { readTyped, subtract } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { AmountField } from "../amount-field"
import { DrawerForm } from "../dialogs/drawer-form"
import { Field } from "../field"
import { ProblemAlert } from "../problem-alert"
import {
  findRequestErrors,
  type RequestDraft,
  type RequestErrors,
} from "./request-draft"

interface RequestFormProps {
  outstanding: NonNullable<AdminFlexPayOrderRequest["outstanding"]>
  draft: RequestDraft
  /** Whether a link is open, which gets this amount. */
  hasLink: boolean
  request: ReturnType<typeof useRequestPayment>
  onChange: (draft: RequestDraft) => void
  onSend: (request: PaymentRequest) => void
}

/** The draft of all that is due. */
export function startRequest(amount: string, phone: string): RequestDraft {
  // Its shortest form: "500.00" reads as "500".
  return { amount: subtract(amount, "0"), phone }
}

/** The amount to request, and the phone that gets the push. */
export function RequestForm(props: RequestFormProps) {
  const { outstanding, draft, hasLink, request, onChange, onSend } = props
  const { t } = useTexts()
  const [errors, setErrors] = useState<RequestErrors>({})
  const isRefused = isWrongPhone(request.error)
  const change = (next: RequestDraft) => {
    request.reset()
    onChange(next)
  }
  const isPushing = request.isPending && request.variables.phone !== null

  const send = (isPush: boolean) => {
    const current = findRequestErrors(draft, outstanding, isPush)
    setErrors(current)
    const isComplete = Object.keys(current).length === 0
    if (isComplete) {
      onSend({
        amount: readTyped(draft.amount),
        phone: isPush ? draft.phone.trim() : null,
      })
    }
    return isComplete
  }

  return (
    <DrawerForm
      confirm={t("request_payment.send")}
      isLoading={isPushing}
      isDisabled={request.isPending}
      alternative={{
        label: t(
          hasLink ? "request_payment.show_link" : "request_payment.create_link"
        ),
        isLoading: request.isPending && !isPushing,
        isDisabled: request.isPending,
        onSubmit: () => send(false),
      }}
      onSubmit={() => send(true)}
    >
      <RequestAmountField
        outstanding={outstanding}
        error={errors.amount}
        value={draft.amount}
        onChange={(amount) => change({ ...draft, amount })}
      />
      <PhoneField
        error={errors.phone ?? (isRefused ? "phone_invalid" : undefined)}
        isRefused={isRefused}
        value={draft.phone}
        onChange={(phone) => change({ ...draft, phone })}
      />
      {request.error && !isRefused && <ProblemAlert error={request.error} />}
    </DrawerForm>
  )
}

interface RequestAmountFieldProps {
  outstanding: RequestFormProps["outstanding"]
  error: RequestErrors["amount"]
  value: string
  onChange: (value: string) => void
}

function RequestAmountField(props: RequestAmountFieldProps) {
  const { outstanding, error, value, onChange } = props
  const { amount, currency_code } = outstanding
  const { t, money } = useTexts()
  const max = money(amount, currency_code)
  const example = subtract(amount, "0")
  return (
    <AmountField
      label={t("refund.amount", { currency: currency_code.toUpperCase() })}
      hint={t("request_payment.amount_hint", { max })}
      error={
        error && t(amountErrorKey(error, "request_payment"), { max, example })
      }
      value={value}
      onChange={onChange}
    />
  )
}

interface PhoneFieldProps {
  error: RequestErrors["phone"] | "phone_invalid"
  /** Whether the server refused the number: the input is focused. */
  isRefused: boolean
  value: string
  onChange: (value: string) => void
}

function PhoneField({ error, isRefused, value, onChange }: PhoneFieldProps) {
  const { t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isRefused) {
      input.current?.focus()
    }
  }, [isRefused])
  return (
    <Field
      label={t("request_payment.phone")}
      hint={t("recipient.phone_hint")}
      error={error && t(`request_payment.${error}`)}
    >
      {(control) => (
        <Input
          {...control}
          ref={input}
          type="tel"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
