import { useEffect, useState } from "react"
import { useLocalization } from "../language"
import { useShop } from "../shop"

/** The minimum width for the phone beside the shop. */
const WIDE = "(min-width: 1100px)"

/** The address of the simulator's page with the phone alone. */
export function usePhoneAddress(): string {
  const { simulatorUrl } = useShop()
  const { language } = useLocalization()
  return `${simulatorUrl}/phone?lang=${language}`
}

/** The shopper's phone, beside the shop on wide screens. */
export function VirtualPhone() {
  const { texts } = useLocalization()
  const address = usePhoneAddress()
  const [isWide, setIsWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const update = () => setIsWide(query.matches)
    query.addEventListener("change", update)
    return () => query.removeEventListener("change", update)
  }, [])
  if (!isWide) {
    return null
  }
  return (
    <aside className="phone-panel" aria-labelledby="phone-title">
      <h2 id="phone-title">{texts.phone.title}</h2>
      <p className="quiet">{texts.phone.text}</p>
      <iframe src={address} title={texts.phone.title} />
      <a href={address} target="_blank" rel="noreferrer">
        {texts.phone.open}
      </a>
    </aside>
  )
}
