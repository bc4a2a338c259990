import { useEffect, useLayoutEffect, useState, type RefObject } from "react"

/**
 * Focuses the list, region or heading around a button when the button leaves
 * the page while it has the focus or a dialog that it opened has it, as when
 * its action is done. Otherwise a keyboard starts at the top of the page again.
 */
export function useFocusReturn(button: RefObject<HTMLButtonElement>): void {
  const [focus] = useState(() => new FocusMemory())
  useLayoutEffect(() => {
    const { current } = button
    return current ? focus.watch(current) : undefined
  }, [button, focus])
  // After the layout effects: a dialog gives the focus up in its own effects.
  useEffect(() => () => focus.restore(), [focus])
}

/** Whether a button has the focus, and what it was in when it was removed. */
class FocusMemory {
  private hasFocus = false
  private around: HTMLElement[] = []

  /** @returns what stops it when the button is removed */
  watch(button: HTMLButtonElement): () => void {
    const enter = () => {
      this.hasFocus = true
    }
    const leave = ({ relatedTarget }: FocusEvent) => {
      // Browsers take the focus from a disabled button.
      this.hasFocus = button.disabled || isInDialog(relatedTarget)
    }
    button.addEventListener("focus", enter)
    button.addEventListener("blur", leave)
    return () => {
      button.removeEventListener("focus", enter)
      button.removeEventListener("blur", leave)
      this.around = this.hasFocus ? ancestorsOf(button) : []
    }
  }

  restore(): void {
    const { around } = this
    setTimeout(() => {
      if (document.activeElement === document.body) {
        focusNearest(around.filter(({ isConnected }) => isConnected))
      }
    })
  }
}

function isInDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("[role=dialog], [role=alertdialog]") !== null
  )
}

/** From the nearest one, without the body. */
function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const parent = element.parentElement
  return parent && parent !== document.body
    ? [parent, ...ancestorsOf(parent)]
    : []
}

/** Focuses the nearest one that has a name, or its heading. */
function focusNearest(around: HTMLElement[]): void {
  for (const element of around) {
    const target = element.matches("[aria-label]")
      ? element
      : element.querySelector<HTMLElement>("h1, h2, h3")
    if (target) {
      target.tabIndex = -1
      target.style.outline = "none"
      target.focus({ preventScroll: true })
      return
    }
  }
}
