import type { AdminFlexPayBooks } from "../../../api/admin/flexpay/reconciliations/types"
import { en } from "../../i18n/en"
import { useTexts } from "../../i18n/use-texts"

const SIDES = ["medusa", "plugin", "flexpay"] as const
const NAMES = {
  medusa: "side_names.medusa",
  plugin: "side_names.plugin",
  flexpay: "side_names.flexpay",
} as const

interface BreakBooksProps {
  sides: AdminFlexPayBooks
}

/** What each of the three books has of a matter. */
export function BreakBooks({ sides }: BreakBooksProps) {
  const { t, money } = useTexts()
  return (
    <dl className="bg-ui-bg-subtle txt-compact-small grid grid-cols-1 gap-x-6 gap-y-2 rounded-lg border p-3 sm:grid-cols-3">
      {SIDES.map((book) => {
        const entry = sides[book]
        return (
          <div key={book} className="flex justify-between gap-x-3 sm:block">
            <dt className="text-ui-fg-subtle">{t(NAMES[book])}</dt>
            <dd className="text-right font-medium sm:text-left">
              {entry?.amount
                ? money(entry.amount, entry.currency_code ?? "")
                : !entry?.state && t("breaks.nothing")}
              {entry?.state && (
                <span className="text-ui-fg-subtle font-normal">
                  {" "}
                  <Word state={entry.state} />
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** The ledger's state, or FlexPay's word; one that is not known as it is. */
function Word({ state }: { state: string }) {
  const { t } = useTexts()
  return Object.hasOwn(en.book_words, state)
    ? t(`book_words.${state as keyof typeof en.book_words}`)
    : state
}
