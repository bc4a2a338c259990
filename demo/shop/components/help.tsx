import { supportLinks } from "medusa-payment-flexpay/storefront"
import { useTexts } from "../language"
import { SUPPORT } from "../support"

/** How to reach the shop. @param code what to tell it, such as an order's id */
export function Help({ code }: { code?: string }) {
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
      {code && <p className="quiet">{help.order(code)}</p>}
    </section>
  )
}
