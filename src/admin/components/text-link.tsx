import { clx } from "@medusajs/ui"
import { Link, type LinkProps } from "react-router-dom"

/** A link in the colour of Medusa's links. */
export function TextLink({ className, ...link }: LinkProps) {
  const color = "text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
  return <Link {...link} className={clx(color, className)} />
}
