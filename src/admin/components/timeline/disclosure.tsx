import { useId, useState, type ReactNode } from "react"
import { useTexts } from "../../i18n/use-texts"
import { SmallButton } from "../small-button"

interface DisclosureProps {
  /** Names the texts of the button. */
  name: "wire" | "body" | "data"
  children: ReactNode
}

/** Shows the details of an entry on demand. */
export function Disclosure({ name, children }: DisclosureProps) {
  const { t } = useTexts()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="flex flex-col items-start gap-y-2">
      <SmallButton
        variant="transparent"
        aria-expanded={isOpen}
        aria-controls={id}
        className="text-ui-fg-interactive -ml-2"
        onClick={() => setOpen(!isOpen)}
      >
        {t(`timeline.${isOpen ? "hide" : "show"}_${name}`)}
      </SmallButton>
      <div id={id} hidden={!isOpen} className="w-full">
        {isOpen && children}
      </div>
    </div>
  )
}
