import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useErase } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import type { AdminFlexPayErasureResponse } from "../../../api/admin/flexpay/types"
import { FormDrawer } from "../dialogs/form-drawer"
import { Field } from "../field"

/** Confirms the erasure of a customer's data: what is erased, what stays, and why. */
export function EraseDrawer({ customerId }: { customerId: string }) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const [phone, setPhone] = useState("")
  const request = useErase()
  const submit = () => {
    const body = { customer_id: customerId, phone: phone.trim() || undefined }
    request.mutate(body, {
      onSuccess: (answer) => {
        const show = answer.waiting > 0 ? toast.warning : toast.success
        show(t(outcomeOf(answer), { count: answer.erased }))
        setPhone("")
        setOpen(false)
      },
    })
    return true
  }
  return (
    <FormDrawer
      action="erase"
      isOpen={isOpen}
      onOpenChange={setOpen}
      request={request}
      onSubmit={submit}
    >
      {(["erased", "kept", "later", "medusa"] as const).map((part) => (
        <section key={part}>
          <Text size="small" weight="plus">
            {t(`erasure.${part}_title`)}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`erasure.${part}_text`)}
          </Text>
        </section>
      ))}
      <Field optional label={t("erasure.phone")} hint={t("erasure.phone_hint")}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="off"
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}

/** The text that says what an erasure did. */
function outcomeOf({ erased, waiting }: AdminFlexPayErasureResponse) {
  if (erased === 0) {
    return waiting > 0 ? "erasure.none_yet" : "erasure.none"
  }
  return waiting > 0 ? "erasure.done_in_part" : "erasure.done"
}
