import type { AdminFlexPayBreakSides } from "../../../api/admin/flexpay/reconciliations/types"
import en from "../../i18n/en.json"
import { isKeyOf } from "../../i18n/texts"
import { useTexts } from "../../i18n/use-texts"

const SIDES = ["medusa", "plugin", "flexpay"] as const

/** The records of Medusa, the plugin and FlexPay, side by side. */
export function BreakSides({ sides }: { sides: AdminFlexPayBreakSides }) {
  const { t, money } = useTexts()
  return (
    <dl className="bg-ui-bg-subtle txt-compact-small grid grid-cols-1 gap-x-6 gap-y-2 rounded-lg border p-3 sm:grid-cols-3">
      {SIDES.map((side) => {
        const entry = sides[side]
        return (
          <div key={side} className="flex justify-between gap-x-3 sm:block">
            <dt className="text-ui-fg-subtle">{t(`side_names.${side}`)}</dt>
            <dd className="text-right font-medium sm:text-left">
              {entry?.amount
                ? money(entry.amount, entry.currency_code ?? "")
                : !entry?.state && t("breaks.nothing")}
              {entry?.state && (
                <span className="text-ui-fg-subtle font-normal">
                  {" "}
                  <SideState state={entry.state} />
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** The state of a transaction or the status of FlexPay; an unknown one as it is. */
function SideState({ state }: { state: string }) {
  const { t } = useTexts()
  return isKeyOf(en.side_states, state) ? t(`side_states.${state}`) : state
}
