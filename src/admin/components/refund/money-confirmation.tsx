import { Button, Drawer, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { Problem } from "../../api/problem"
import { useTexts } from "../../i18n/use-texts"
import { Fact } from "../facts/fact"
import { FocusedHeading } from "../focused-heading"
import { ProblemAlert } from "../problem-alert"

interface MoneyConfirmationProps {
  /** Formatted. */
  amount: string
  recipient: ReactNode
  /** What else was written, by its label. */
  remarks: { label: string; text: string }[]
  isSending: boolean
  problem: Problem | null
  onBack: () => void
  /** Reads again what can be refunded, after a conflict. */
  onRefresh: () => void
  onClose: () => void
  onSend: () => void
}

/**
 * The last look before money leaves. It sends once: after a lost answer, when
 * something changed meanwhile, or while another transaction is in the way, there
 * is no button to send again.
 */
export function MoneyConfirmation(props: MoneyConfirmationProps) {
  const { amount, recipient, remarks, isSending, problem } = props
  const { t } = useTexts()

  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        <div>
          <FocusedHeading>{t("refund.confirm_title")}</FocusedHeading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("refund.confirm_text")}
          </Text>
        </div>
        <dl className="bg-ui-bg-subtle rounded-lg border px-4 py-2">
          <Fact label={t("refund.confirm_amount")}>
            <span className="txt-large-plus">{amount}</span>
          </Fact>
          <Fact label={t("refund.confirm_phone")}>
            <span className="txt-large-plus">{recipient}</span>
          </Fact>
          {remarks.map(({ label, text }) => (
            <Fact key={label} label={label}>
              {text}
            </Fact>
          ))}
        </dl>
        <Text size="small" role="status" className="text-ui-fg-subtle">
          {isSending ? t("refund.sending") : ""}
        </Text>
        {problem && <ProblemAlert problem={problem} />}
      </Drawer.Body>
      <Drawer.Footer>
        {problem?.kind === "lost" ? (
          <Button size="small" type="button" onClick={props.onClose}>
            {t("actions.close")}
          </Button>
        ) : problem?.kind === "conflict" ? (
          <Button size="small" type="button" onClick={props.onRefresh}>
            {t("actions.refresh")}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              variant="secondary"
              type="button"
              disabled={isSending}
              onClick={props.onBack}
            >
              {t("actions.back")}
            </Button>
            {!problem?.transactionId && (
              <Button
                size="small"
                type="button"
                isLoading={isSending}
                onClick={props.onSend}
              >
                {t("refund.confirm", { amount })}
              </Button>
            )}
          </>
        )}
      </Drawer.Footer>
    </>
  )
}
