import { useEffect, useRef, useState } from "react"
import type { RefObject } from "react"

/** Where the focus goes when the screen changes. */
export type HeadingRef = RefObject<HTMLHeadingElement>

/**
 * Moves the focus to the heading of a new screen, unless the shopper is busy
 * elsewhere on the page: then the change is only announced. The first screen
 * takes no focus.
 */
export function useHeading(
  screen: string,
  title: string
): { heading: HeadingRef; announced: string } {
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef(screen)
  const [announced, announce] = useState("")

  useEffect(() => {
    const before = last.current
    last.current = screen
    if (before === screen || before === "loading") {
      return
    }
    const active = document.activeElement
    if (!active || active === document.body) {
      heading.current?.focus()
      announce("")
    } else {
      announce(title)
    }
    // The title of a screen changes as well with the language.
  }, [screen])

  return { heading, announced }
}
