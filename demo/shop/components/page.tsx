import { useEffect, useRef, type ReactNode } from "react"
import { useLocation, useNavigationType } from "react-router-dom"
import { useTexts } from "../language"

/**
 * A page with its heading. Who comes to it by a link inside the shop is put at
 * its top, with the focus on the heading, as a browser does with new pages.
 */
export function Page(props: {
  title: string
  className?: string
  children: ReactNode
}) {
  const shopName = useTexts().title
  const heading = useRef<HTMLHeadingElement>(null)
  const arrival = useNavigationType()
  const { key } = useLocation()
  useEffect(() => {
    document.title =
      props.title === shopName ? shopName : `${props.title} · ${shopName}`
  }, [props.title, shopName])
  useEffect(() => {
    if (arrival !== "POP") {
      scrollTo(0, 0)
      heading.current?.focus()
    }
  }, [arrival, key])
  return (
    <div className={`page ${props.className ?? ""}`}>
      <h1 ref={heading} tabIndex={-1}>
        {props.title}
      </h1>
      {props.children}
    </div>
  )
}
