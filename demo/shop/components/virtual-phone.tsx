import { useEffect, useState } from "react"
import { useSpeech } from "../language"
import { useShop } from "../shop"

/** From this width on there is room for the phone beside the shop. */
const WIDE = "(min-width: 1100px)"

/** The page of the simulator that shows its phone and nothing else. */
export function usePhoneAddress(): string {
  const { simulatorUrl } = useShop()
  const { language } = useSpeech()
  return `${simulatorUrl}/phone?lang=${language}`
}

/** The shopper's phone beside the shop, so that one person sees both sides. */
export function VirtualPhone() {
  const { texts } = useSpeech()
  const address = usePhoneAddress()
  const [isWide, setIsWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const room = matchMedia(WIDE)
    const look = () => setIsWide(room.matches)
    room.addEventListener("change", look)
    return () => room.removeEventListener("change", look)
  }, [])
  if (!isWide) {
    return null
  }
  return (
    <aside className="beside" aria-labelledby="phone-title">
      <h2 id="phone-title">{texts.phone.title}</h2>
      <p className="quiet">{texts.phone.text}</p>
      <iframe src={address} title={texts.phone.title} />
      <a href={address} target="_blank" rel="noreferrer">
        {texts.phone.open}
      </a>
    </aside>
  )
}
