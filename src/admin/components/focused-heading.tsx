import { Heading } from "@medusajs/ui"
import { useEffect, useRef } from "react"

interface FocusedHeadingProps {
  children: string
}

/** A heading that is focused when it appears, so that screen readers read it. */
export function FocusedHeading({ children }: FocusedHeadingProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      <Heading level="h2">{children}</Heading>
    </div>
  )
}
