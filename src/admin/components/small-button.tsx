import { Button } from "@medusajs/ui"
import { forwardRef, type ComponentProps } from "react"

/** A small secondary button. */
export const SmallButton = forwardRef<
  HTMLButtonElement,
  Omit<ComponentProps<typeof Button>, "ref">
>(function SmallButton(props, ref) {
  return (
    <Button
      ref={ref}
      size="small"
      variant="secondary"
      type="button"
      {...props}
    />
  )
})
