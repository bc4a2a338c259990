import { Heading } from "@medusajs/ui"
import { useEffect, useRef } from "react"

interface FocusedHeadingProps {
  children: string
}

/** Takes the focus when a step of a dialog appears, so that it is read out. */
export function FocusedHeading({ children }: FocusedHeadingProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      <Heading level="h2">{children}</Heading>
    </div>
  )
}
