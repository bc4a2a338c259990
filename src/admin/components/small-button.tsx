import { Button } from "@medusajs/ui"
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  type ComponentProps,
} from "react"
import { useFocusReturn } from "./use-focus-return"

/**
 * A small secondary button. Browsers take the focus from a button that is
 * disabled; one that was pressed with the keyboard gets it back after loading,
 * unless something else has it. One that leaves the page gives the focus to
 * what is around it.
 */
export const SmallButton = forwardRef<
  HTMLButtonElement | null,
  Omit<ComponentProps<typeof Button>, "ref">
>(function SmallButton({ onClick, ...props }, ref) {
  const { isLoading = false } = props
  const button = useRef<HTMLButtonElement>(null)
  const wasFocused = useRef(false)
  useFocusReturn(button)
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(
    ref,
    () => button.current
  )
  useEffect(() => {
    if (!isLoading && wasFocused.current) {
      wasFocused.current = false
      if (document.activeElement === document.body) {
        button.current?.focus()
      }
    }
  }, [isLoading])
  return (
    <Button
      ref={button}
      size="small"
      variant="secondary"
      type="button"
      onClick={(event) => {
        wasFocused.current = document.activeElement === button.current
        onClick?.(event)
      }}
      {...props}
    />
  )
})
