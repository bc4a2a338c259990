import { useEffect, useRef, type ReactNode } from "react"
import { useLocation, useNavigationType } from "react-router-dom"
import { useTexts } from "../language"

/**
 * A page with its heading. A link inside the shop scrolls to the top and moves
 * the focus to the heading, as a browser does with new pages.
 */
export function Page(props: {
  title: string
  className?: string
  children: ReactNode
}) {
  const shopName = useTexts().title
  const heading = useRef<HTMLHeadingElement>(null)
  const navigationType = useNavigationType()
  const { key } = useLocation()
  useEffect(() => {
    document.title =
      props.title === shopName ? shopName : `${props.title} · ${shopName}`
  }, [props.title, shopName])
  useEffect(() => {
    if (navigationType !== "POP") {
      scrollTo(0, 0)
      heading.current?.focus()
    }
  }, [navigationType, key])
  return (
    <div className={`page ${props.className ?? ""}`}>
      <h1 ref={heading} tabIndex={-1}>
        {props.title}
      </h1>
      {props.children}
    </div>
  )
}
