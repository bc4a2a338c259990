import { useAttention } from "../api/queries"
import { useTexts } from "../i18n/use-texts"

/** Says that no real money moves; nothing in a live store. */
export function TestModeBand() {
  const { t } = useTexts()
  const environment = useAttention().data?.environment ?? "live"
  return environment === "live" ? null : (
    <p className="bg-ui-tag-orange-bg text-ui-tag-orange-text border-ui-tag-orange-border txt-compact-small-plus rounded-lg border px-6 py-2">
      {t(`test_mode.${environment}`)}
    </p>
  )
}
