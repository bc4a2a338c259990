import { supportLinks } from "medusa-payment-flexpay-storefront"
import { useTexts } from "../language"
import { SUPPORT } from "../support"

/** How to contact the shop. @param hint what to have at hand */
export function SupportContact({ hint }: { hint?: string }) {
  const { help } = useTexts()
  return (
    <section className="help" aria-labelledby="help-title">
      <h2 id="help-title">{help.title}</h2>
      <p>{help.text}</p>
      <p className="contacts">
        {supportLinks(SUPPORT).map(({ kind, href, text }) => (
          <a key={kind} href={href}>
            {kind === "whatsapp" ? "WhatsApp" : text}
          </a>
        ))}
      </p>
      {hint && <p className="quiet">{hint}</p>}
    </section>
  )
}
