import { supportLinks } from "../support.ts"
import type { FlexPaySupport } from "../support.ts"
import type { StoreFlexPayTransaction } from "../types.ts"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"

/** What to name the payment by, and how to reach the shop. */
export function Support({
  texts,
  transaction,
  support,
}: {
  texts: FlexPayTexts
  transaction: StoreFlexPayTransaction | null
  support: FlexPaySupport | undefined
}) {
  const code = transaction?.support_code
  return (
    <>
      {code && (
        <p className="flexpay-hint">{fill(texts.supportCode, { code })}</p>
      )}
      {support && <Links texts={texts} support={support} />}
    </>
  )
}

function Links({
  texts,
  support,
}: {
  texts: FlexPayTexts
  support: FlexPaySupport
}) {
  const name = support.name ?? texts.supportName
  return (
    <div className="flexpay-help">
      <h3 className="flexpay-help-title">{fill(texts.support, { name })}</h3>
      {support.hours && <p className="flexpay-hint">{support.hours}</p>}
      {supportLinks(support).map(({ kind, href, text }) => (
        <a key={kind} className="flexpay-link" href={href}>
          {fill(texts.supportLinks[kind], {
            // A number on one line, however narrow the screen.
            text: text.replace(/ /g, "\u00A0"),
          })}
        </a>
      ))}
    </div>
  )
}
