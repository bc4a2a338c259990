import { useEffect, useId, useRef, useState } from "react"
import type { ReactNode } from "react"

export interface FrameProps {
  lang: string
  /** Names the view for styles: `flexpay--waiting`. */
  view: string
  title: string
  /** Announced politely: no network, or a problem of the last request. */
  notice: string | null
  children: ReactNode
}

/**
 * The heading, the one live region, and the body of a view. Focus follows the
 * heading, unless the shopper is busy elsewhere on the page: then the change is
 * only announced.
 */
export function Frame({ lang, view, title, notice, children }: FrameProps) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef({ view, title })
  const [announced, announce] = useState("")

  // No layout effect: React 18 warns of each one that a server renders.
  useEffect(() => {
    const last = shown.current
    shown.current = { view, title }
    if (last.title === title) {
      return
    }
    const active = document.activeElement
    const isFree =
      !active ||
      active === document.body ||
      section.current?.contains(active) === true
    // A page that has just loaded does not move the focus.
    if (isFree && active !== heading.current && last.view !== "loading") {
      heading.current?.focus()
      announce("")
    } else {
      announce(title)
    }
  }, [view, title])

  return (
    <section
      ref={section}
      lang={lang}
      className={`flexpay flexpay--${view}`}
      aria-labelledby={id}
    >
      <h2 ref={heading} id={id} tabIndex={-1} className="flexpay-title">
        {title}
      </h2>
      <div role="status" className="flexpay-status">
        <span className="flexpay-hidden">{announced}</span>
        {notice && <p className="flexpay-notice">{notice}</p>}
      </div>
      {children}
    </section>
  )
}
