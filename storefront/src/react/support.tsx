import { supportLinks } from "../support.ts"
import type { FlexPaySupport } from "../support.ts"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"

/** How to reach the shop, as links. */
export function Support({
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
