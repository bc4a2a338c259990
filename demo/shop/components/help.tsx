import { useTexts } from "../language"

/** Numbers of no one: the shop is a demonstration. */
const PHONE = "+243 80 000 0000"
const EMAIL = "boutique@demo.test"

/** How to reach the shop. @param code what to tell it, such as an order's id */
export function Help({ code }: { code?: string }) {
  const { help } = useTexts()
  return (
    <section className="help" aria-labelledby="help-title">
      <h2 id="help-title">{help.title}</h2>
      <p>{help.text}</p>
      <p className="contacts">
        <a href={`tel:${PHONE.replaceAll(" ", "")}`}>{PHONE}</a>
        <a href={`mailto:${EMAIL}`}>{EMAIL}</a>
      </p>
      {code && <p className="quiet">{help.order(code)}</p>}
    </section>
  )
}
