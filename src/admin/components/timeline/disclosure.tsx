import { Button } from "@medusajs/ui"
import { useId, useState, type ReactNode } from "react"

interface DisclosureProps {
  showLabel: string
  hideLabel: string
  children: ReactNode
}

/** Shows what few people need, on demand. */
export function Disclosure(props: DisclosureProps) {
  const { showLabel, hideLabel, children } = props
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="flex flex-col items-start gap-y-2">
      <Button
        size="small"
        variant="transparent"
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        className="text-ui-fg-interactive -ml-2"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? hideLabel : showLabel}
      </Button>
      <div id={id} hidden={!isOpen} className="w-full">
        {isOpen && children}
      </div>
    </div>
  )
}
