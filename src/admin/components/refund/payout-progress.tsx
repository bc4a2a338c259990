import { Drawer, Text } from "@medusajs/ui"
import { mayStillChange, useTransaction } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { AttentionAlert } from "../attention-alert"
import { KeyFacts } from "../facts/key-facts"
import { StateExplanation } from "../facts/state-explanation"
import { StateBadge } from "../facts/state-badge"
import { FocusedHeading } from "../focused-heading"
import { UnreadableAlert } from "../unreadable-alert"
import { SmallButton } from "../small-button"

/** The state of a payout, refreshed while open; changes are announced. */
export function PayoutProgress({ payoutId }: { payoutId: string }) {
  const { t } = useTexts()
  const { data, error, refetch } = useTransaction(payoutId, { isWatched: true })
  const payout = data?.transaction
  const awaitsApproval = payout?.state === "awaiting_approval"

  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        <FocusedHeading>{t("progress.title")}</FocusedHeading>
        <div role="status" className="flex flex-col items-start gap-y-2">
          {payout && (
            <>
              <StateBadge transaction={payout} />
              <StateExplanation transaction={payout} />
            </>
          )}
        </div>
        {error && <UnreadableAlert error={error} onRetry={refetch} />}
        {payout && (
          <>
            {!awaitsApproval && <AttentionAlert transaction={payout} />}
            <KeyFacts transaction={payout} />
            <Text size="xsmall" className="text-ui-fg-muted">
              {awaitsApproval
                ? t("progress.approval")
                : t(
                    mayStillChange(payout)
                      ? "progress.watching"
                      : "progress.over"
                  )}
            </Text>
          </>
        )}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <SmallButton>{t("actions.close")}</SmallButton>
        </Drawer.Close>
      </Drawer.Footer>
    </>
  )
}
