import type { ReactNode } from "react"
import type { HeadingRef } from "./use-heading.ts"

/** A screen that says one thing. */
export function Message({
  heading,
  title,
  text,
  children,
}: {
  heading: HeadingRef
  title: string
  text: string
  children?: ReactNode
}) {
  return (
    <section className="page-card">
      <h2 ref={heading} tabIndex={-1} className="page-title">
        {title}
      </h2>
      <p>{text}</p>
      {children}
    </section>
  )
}
